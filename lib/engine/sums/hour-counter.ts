import type { LineMemory } from '../coded/line-memory';
import { dayOfCell, hourOfCell, noDayCell } from './line-cells';
import type { CodedNumbers } from './line-values';
import { type HourSums, noDay } from './sums';

/** Signs of quantities. */
const [negative, missing] = [1, 2];
/** Of a cell: lines, amounts, lines with an amount, amounts taken back, units. */
const sumsOfCell = 5;

/** Adds lines up by day and hour. */
export class HourCounter {
  private readonly sums: Float64Array;
  private readonly signs: Uint8Array;
  /** All amounts and all units without their signs: as long as these are exact, so is every sum. */
  private turnover = 0;
  private moved = 0;

  /** @param mostRows of a row group */
  constructor(
    private readonly cells: number,
    mostRows: number,
    private readonly memory: LineMemory,
  ) {
    this.sums = memory.float64(cells * sumsOfCell).fill(0);
    this.signs = memory.uint8(mostRows + 1);
  }

  /** Adds the lines of a row group. @param cells of the lines, negative where they are not selected */
  add(cells: Int32Array, amounts: CodedNumbers, units: CodedNumbers): void {
    const { kernel } = this.memory;
    const { signs } = this;
    for (let code = 0; code < units.none; code++) signs[code] = units.values[code]! < 0 ? negative : 0;
    signs[units.none] = missing;
    kernel.addByCell(
      cells.length,
      cells.byteOffset,
      amounts.codes.byteOffset,
      amounts.values.byteOffset,
      amounts.none,
      units.codes.byteOffset,
      units.values.byteOffset,
      signs.byteOffset,
      this.sums.byteOffset,
    );
    this.turnover += kernel.turnover.value;
    this.moved += kernel.moved.value;
  }

  isExact(): boolean {
    return this.turnover <= Number.MAX_SAFE_INTEGER && this.moved <= Number.MAX_SAFE_INTEGER;
  }

  /** The hours with lines. */
  finish(firstDay: number): HourSums {
    const { sums } = this;
    const used = new Int32Array(this.cells).map((_, cell) => cell).filter((cell) => sums[cell * sumsOfCell]! > 0);
    const pick = (place: number) => Float64Array.from(used, (cell) => sums[cell * sumsOfCell + place]!);
    return {
      days: used.map((cell) => (cell === noDayCell ? noDay : dayOfCell(cell, firstDay))),
      hours: used.map(hourOfCell),
      lines: pick(0),
      amounts: pick(1),
      priced: pick(2),
      returns: pick(3),
      units: pick(4),
    };
  }
}
