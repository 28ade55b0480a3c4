import { copyInto, type LineMemory } from '../../coded/line-memory';
import type { CodedNumbers } from '../line-values';
import { findRepeats } from './find-repeats';
import type { VisitNumbers } from './visit-numbers';

/** Of a transaction without an hour. */
const none = -1;
/** Marks of a transaction: that a line is selected, and that one has an amount. */
const [met, withAmount] = [1, 2];
/** Names are told apart by bits of two numbers. */
const halfBits = 32;

/** What lines add up to by their transactions. */
export class VisitCounter {
  /** Whole numbers of last digits. */
  amounts: Float64Array = new Float64Array(0);
  private marks: Uint8Array = new Uint8Array(0);
  /** The cell of its first line with a day. */
  firsts: Int32Array = new Int32Array(0);
  /** Bits of the places of its lines' categories. */
  private low: Int32Array = new Int32Array(0);
  private high: Int32Array = new Int32Array(0);
  /** Transactions by places of categories. */
  readonly ofPlace: Uint32Array;
  /** Further hours of transactions that last longer: their numbers and cells in turn. */
  readonly later: number[] = [];
  private isUnited = false;
  /** Transactions that there are numbers of. */
  private known = 0;
  /** Further hours that a row group adds, after the last one known. */
  private readonly found: Int32Array;

  /** @param mostRows of a row group */
  constructor(
    private readonly numbers: VisitNumbers,
    mostRows: number,
    private readonly memory: LineMemory,
  ) {
    this.found = memory.int32(2 * (mostRows + 1)).fill(none, 0, 2);
    this.ofPlace = memory.uint32(2 * halfBits).fill(0);
    memory.kernel.beginVisits();
  }

  /** How many are numbered, selected or not. */
  get count(): number {
    return this.numbers.count;
  }

  /** Adds the lines of a row group. */
  add(visits: Int32Array, cells: Int32Array, { codes, values, none: noAmount }: CodedNumbers): void {
    this.makeRoom();
    const { amounts, marks, firsts, later, found } = this;
    found.set(later.slice(-2));
    const inputs = [visits, cells, codes, values].map(({ byteOffset }) => byteOffset);
    const outputs = [amounts, marks, firsts, found].map(({ byteOffset }) => byteOffset);
    const count = this.memory.kernel.addByVisit(visits.length, ...inputs, noAmount, ...outputs);
    for (let at = 2; at < count * 2; at++) later.push(found[at]!);
  }

  /** Whether lines of a transaction have come apart. */
  get isApart(): boolean {
    return this.isUnited || this.memory.kernel.isApart.value === 1;
  }

  /** Counts the transactions of categories. @param places of these, by their codes, less than 64 */
  addNames(visits: Int32Array, codes: Uint32Array, places: Uint8Array): void {
    const arrays = [visits, codes, places, this.low, this.high, this.ofPlace];
    this.memory.kernel.countNames(visits.length, ...arrays.map(({ byteOffset }) => byteOffset));
  }

  /** Makes one of what several row groups list. */
  unite(): void {
    const { amounts, marks, firsts, low, high, later } = this;
    const repeats = findRepeats(this.numbers.keys(), (visit) => marks[visit] !== 0, this.memory);
    if (repeats.length === 0) return;
    this.isUnited = true;
    const firstOf = new Map(repeats.map(([first, again]) => [again, first]));
    for (let at = 0; at < later.length; at += 2) later[at] = firstOf.get(later[at]!) ?? later[at]!;
    for (const [first, again] of repeats) {
      amounts[first]! += amounts[again]!;
      marks[first]! |= marks[again]!;
      marks[again] = 0;
      this.uncount(low[first]! & low[again]!, 0);
      this.uncount(high[first]! & high[again]!, halfBits);
      low[first]! |= low[again]!;
      high[first]! |= high[again]!;
      if (firsts[first] === none) firsts[first] = firsts[again]!;
      else if (firsts[again] !== none) later.push(first, firsts[again]!);
      firsts[again] = none;
    }
  }

  /** Takes back one transaction for each bit. */
  private uncount(bits: number, base: number): void {
    for (let rest = bits; rest !== 0; rest &= rest - 1) this.ofPlace[base + 31 - Math.clz32(rest & -rest)]!--;
  }

  /** Transactions with a selected line. */
  countMet(): number {
    let count = 0;
    for (let visit = 0; visit < this.count; visit++) count += this.marks[visit]! & met;
    return count;
  }

  /** The amounts of those that have one. */
  amountsOf(): Float64Array {
    const found = new Float64Array(this.count);
    let count = 0;
    for (let visit = 0; visit < this.count; visit++)
      if ((this.marks[visit]! & withAmount) !== 0) found[count++] = this.amounts[visit]!;
    return found.subarray(0, count);
  }

  /** Makes ready what is told of the transactions numbered last. */
  private makeRoom(): void {
    const { memory, known } = this;
    const { count, room } = this.numbers;
    if (room > this.firsts.length) {
      this.amounts = copyInto(memory.float64(room), this.amounts.subarray(0, known));
      this.marks = copyInto(memory.uint8(room), this.marks.subarray(0, known));
      this.low = copyInto(memory.int32(room), this.low.subarray(0, known));
      this.high = copyInto(memory.int32(room), this.high.subarray(0, known));
      this.firsts = copyInto(memory.int32(room), this.firsts.subarray(0, known));
    }
    for (const numbers of [this.amounts, this.marks, this.low, this.high]) numbers.fill(0, known, count);
    this.firsts.fill(none, known, count);
    this.known = Math.max(known, count);
  }
}
