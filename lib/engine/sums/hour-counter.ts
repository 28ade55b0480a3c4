import { dayOfCell, hourOfCell, noDayCell } from './line-cells';
import type { CodedNumbers } from './line-values';
import { type HourSums, noDay } from './sums';

/** Signs of quantities. */
const [negative, missing] = [1, 2];

/** Adds lines up by day and hour. */
export class HourCounter {
  private readonly lines: Float64Array;
  private readonly amounts: Float64Array;
  private readonly priced: Float64Array;
  private readonly returns: Float64Array;
  private readonly units: Float64Array;
  /** All amounts and all units without their signs: as long as these are exact, so is every sum. */
  private turnover = 0;
  private moved = 0;

  constructor(cells: number) {
    this.lines = new Float64Array(cells);
    this.amounts = new Float64Array(cells);
    this.priced = new Float64Array(cells);
    this.returns = new Float64Array(cells);
    this.units = new Float64Array(cells);
  }

  /** Adds the lines of a row group. @param cells of the lines, negative where they are not selected */
  add(cells: Int32Array, amounts: CodedNumbers, units: CodedNumbers): void {
    const signs = Uint8Array.from(units.values, (value) => (value < 0 ? negative : 0));
    signs[units.none] = missing;
    const { values: amountOf, codes: amountCodes, none } = amounts;
    const { values: unitsOf, codes: unitCodes } = units;
    const { lines, amounts: sums, priced, returns, units: sold } = this;
    let [turnover, moved] = [0, 0];
    for (let row = 0; row < cells.length; row++) {
      const cell = cells[row]!;
      if (cell < 0) continue;
      const amountCode = amountCodes[row]!;
      const amount = amountOf[amountCode]!;
      const unitCode = unitCodes[row]!;
      const count = unitsOf[unitCode]!;
      lines[cell]!++;
      sums[cell]! += amount;
      sold[cell]! += count;
      if (amountCode !== none) priced[cell]!++;
      const sign = signs[unitCode]!;
      if (sign !== 0 && (sign === negative || amount < 0)) returns[cell]! += amount;
      turnover += Math.abs(amount);
      moved += Math.abs(count);
    }
    this.turnover += turnover;
    this.moved += moved;
  }

  isExact(): boolean {
    return this.turnover <= Number.MAX_SAFE_INTEGER && this.moved <= Number.MAX_SAFE_INTEGER;
  }

  /** The hours with lines. */
  finish(firstDay: number): HourSums {
    const { lines } = this;
    const used = Int32Array.from(lines.keys()).filter((cell) => lines[cell]! > 0);
    const pick = (sums: Float64Array) => Float64Array.from(used, (cell) => sums[cell]!);
    return {
      days: used.map((cell) => (cell === noDayCell ? noDay : dayOfCell(cell, firstDay))),
      hours: used.map(hourOfCell),
      lines: pick(lines),
      amounts: pick(this.amounts),
      priced: pick(this.priced),
      returns: pick(this.returns),
      units: pick(this.units),
    };
  }
}
