import { type DecimalColumn, largestExact } from '../store/decimal-column';
import type { HashSeed } from '../store/hash-bytes';
import type { DecimalMark } from '../understanding';
import { isOutOfRange, readNumber, toMantissa } from '../values/number';
import { CellMemo } from './cell-memo';
import type { Evidence } from './evidence';

export type NumberProblem = 'MISSING' | 'BAD' | 'OUT_OF_RANGE';

interface Reading {
  /** NaN when `mantissa` is too large for it or there is a problem. */
  plain: number;
  mantissa: bigint;
  problem: NumberProblem | null;
  scale: number;
  currency: string | null;
  dots: number;
  commas: number;
  ambiguous: number;
  /** 1 when the number was read without a unit behind it. */
  units: number;
}

/** Reads the cells of a decimal column that are not plain digits; the scanner reads those itself. */
export class DecimalCells {
  readonly scale: number;
  /** 10^(scale - decimals) by decimals of a cell. */
  readonly powers: Float64Array;
  /** The largest mantissa of a value in range. */
  readonly limit: number;
  readonly markByte: number;
  /** The most decimals met, when more than the column's scale. */
  neededScale = 0;
  /** Cells whose decimals beyond the greatest scale were rounded. */
  rounded = 0;
  /** Cells with a unit behind their number. */
  units = 0;
  readonly currencies = new Set<string>();
  /** More than 0 when the odd cells prove the dot more often than the comma, less when the comma. */
  balance = 0;
  private readonly memo: CellMemo<Reading>;

  constructor(
    readonly column: DecimalColumn,
    private readonly mostDecimals: number,
    readonly mark: DecimalMark,
    seed: HashSeed,
    /** Called with the text of a number that can be read with this mark only, at least the first time. */
    private readonly onProof: (text: string) => void,
    /** Takes off what may stand behind the numbers. */
    private readonly strip: ((text: string) => string) | null = null,
  ) {
    this.scale = column.scale;
    this.powers = Float64Array.from({ length: this.scale + 1 }, (_, decimals) => 10 ** (this.scale - decimals));
    this.limit = Math.min(largestExact, 1e9 * 10 ** this.scale);
    this.markByte = mark === '.' ? 46 : 44;
    this.memo = new CellMemo(seed, (text) => this.readText(text));
  }

  /** The mantissa of a cell, NaN when only `settle` can say. */
  read(view: DataView, start: number, end: number, evidence: Evidence): number {
    const reading = this.memo.get(view, start, end);
    this.note(reading, evidence);
    return reading.plain;
  }

  /** Puts a cell into its row, whatever its size; says what is wrong when it cannot be read. */
  settle(view: DataView, start: number, end: number, row: number, evidence: Evidence): NumberProblem | null {
    const reading = this.memo.get(view, start, end);
    this.note(reading, evidence);
    if (reading.problem === null) this.column.set(row, reading.mantissa);
    return reading.problem;
  }

  private note(reading: Reading, evidence: Evidence): void {
    evidence.dots += reading.dots;
    evidence.commas += reading.commas;
    evidence.contrary += this.mark === '.' ? reading.commas : reading.dots;
    this.balance += reading.dots - reading.commas;
    evidence.ambiguous += reading.ambiguous;
    this.units += reading.units;
  }

  private readText(text: string): Reading {
    const bare = this.strip === null ? text : this.strip(text);
    const number = readNumber(bare, this.mark);
    const units = bare.trimEnd() === text.trimEnd() ? 0 : 1;
    const blank = {
      plain: Number.NaN,
      mantissa: 0n,
      scale: 0,
      currency: null,
      dots: 0,
      commas: 0,
      ambiguous: 0,
      units: 0,
    };
    if (number === null) return { ...blank, problem: text.trim() === '' ? 'MISSING' : 'BAD' };
    if (isOutOfRange(number)) return { ...blank, problem: 'OUT_OF_RANGE' };
    const { proves, currency, scale } = number;
    if (proves === this.mark) this.onProof(text);
    if (currency !== null) this.currencies.add(currency);
    this.neededScale = Math.max(this.neededScale, Math.min(scale, this.mostDecimals));
    if (scale > this.mostDecimals) this.rounded++;
    const mantissa = toMantissa(number, this.scale);
    const plain = Number(mantissa);
    const marks = { dots: proves === '.' ? 1 : 0, commas: proves === ',' ? 1 : 0, ambiguous: number.ambiguous ? 1 : 0 };
    const fits = plain >= -largestExact && plain <= largestExact;
    return { plain: fits ? plain : Number.NaN, mantissa, problem: null, scale, currency, ...marks, units };
  }
}
