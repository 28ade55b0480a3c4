import { oneRow, rowsIn } from './bag';
import { type BinnedTable, binsOf, codesOf, missingCode } from './bins';
import type { Criterion, Split } from './split';

/** Splits so that both sides are as much of one class as can be: Gini's rule over three classes or more. */
export class ClassCriterion implements Criterion {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly weights: Float64Array;
  private readonly leastRows: number;
  /** For each code the weight of each class. */
  private readonly histogram: Float64Array;
  private readonly totals: Float64Array;
  private readonly left: Float64Array;
  private from = 0;
  private to = 0;
  private weight = 0;

  constructor(
    private readonly table: BinnedTable,
    private readonly target: ArrayLike<number>,
    readonly width: number,
    private readonly minLeaf: number,
  ) {
    this.leastRows = minLeaf * oneRow;
    this.rows = new Int32Array(table.rows);
    this.columns = new Int32Array(table.columns);
    this.weights = new Float64Array(table.rows);
    this.histogram = new Float64Array(width * (missingCode + 1));
    this.totals = new Float64Array(width);
    this.left = new Float64Array(width);
  }

  beginTree(): void {}

  beginNode(from: number, to: number): boolean {
    this.from = from;
    this.to = to;
    this.totals.fill(0);
    for (let place = from; place < to; place++) {
      const row = this.rows[place]!;
      this.totals[this.target[row]!]! += this.weights[row]!;
    }
    this.weight = this.totals.reduce((sum, part) => sum + part, 0);
    return to - from >= 2 * this.minLeaf && !this.totals.includes(this.weight);
  }

  score(): number {
    return squares(this.totals, 0, this.width) / Math.floor(this.weight);
  }

  search(from: number, to: number, split: Split): number {
    let varied = 0;
    for (let place = from; place < to; place++) if (this.searchColumn(this.columns[place]!, split)) varied++;
    return varied;
  }

  private searchColumn(column: number, split: Split): boolean {
    const bins = binsOf(this.table, column);
    this.fill(column, bins);
    const missing = this.weightOf(missingCode);
    const present = this.sweep(column, bins, missing, false, split);
    if (missing === 0) return present > 1;
    this.sweep(column, bins, missing, true, split);
    if (present > 0) this.splitMissingOff(column, missing, split);
    return present > 0;
  }

  leaf(into: Float32Array, offset: number): void {
    for (let index = 0; index < this.width; index++)
      into[offset + index] = Math.floor(this.totals[index]!) / Math.floor(this.weight);
  }

  /** Tries every threshold, missing values on one side; returns how many codes the node has, at most 2. */
  private sweep(column: number, bins: number, missing: number, missingLeft: boolean, split: Split): number {
    const { histogram, totals, left, width, weight, leastRows } = this;
    const start = missingLeft ? missingCode * width : -1;
    let leftWeight = missingLeft ? missing : 0;
    for (let index = 0; index < width; index++) left[index] = missingLeft ? histogram[start + index]! : 0;
    let leftSquares = squares(left, 0, width);
    let rightSquares = 0;
    for (let index = 0; index < width; index++) rightSquares += Math.floor(totals[index]! - left[index]!) ** 2;
    let last = -1;
    let found = 0;
    for (let code = 0; code < bins; code++) {
      const here = this.weightOf(code);
      if (here === 0) continue;
      const right = weight - leftWeight;
      if (last >= 0 && rowsIn(leftWeight) >= leastRows && rowsIn(right) >= leastRows)
        split.offer(
          leftSquares / Math.floor(leftWeight) + rightSquares / Math.floor(right),
          column,
          (last + code - 1) >> 1,
          missingLeft || (missing === 0 && leftWeight > right),
        );
      for (let index = 0; index < width; index++) {
        const weighed = histogram[code * width + index]!;
        const moved = Math.floor(weighed);
        const before = Math.floor(left[index]!);
        leftSquares += moved * (2 * before + moved);
        rightSquares -= moved * (2 * (Math.floor(totals[index]!) - before) - moved);
        left[index]! += weighed;
      }
      leftWeight += here;
      last = code;
      found = Math.min(2, found + 1);
    }
    return found;
  }

  private splitMissingOff(column: number, missing: number, split: Split): void {
    const present = this.weight - missing;
    if (rowsIn(present) < this.leastRows || rowsIn(missing) < this.leastRows) return;
    let presentSquares = 0;
    for (let index = 0; index < this.width; index++)
      presentSquares += Math.floor(this.totals[index]! - this.histogram[missingCode * this.width + index]!) ** 2;
    const missingSquares = squares(this.histogram, missingCode * this.width, this.width);
    split.offer(
      presentSquares / Math.floor(present) + missingSquares / Math.floor(missing),
      column,
      missingCode - 1,
      false,
    );
  }

  private weightOf(code: number): number {
    let sum = 0;
    for (let index = 0; index < this.width; index++) sum += this.histogram[code * this.width + index]!;
    return sum;
  }

  private fill(column: number, bins: number): void {
    const { histogram, rows, from, to, weights, target, width } = this;
    const codes = codesOf(this.table, column);
    histogram.fill(0, 0, bins * width);
    histogram.fill(0, missingCode * width);
    for (let place = from; place < to; place++) {
      const row = rows[place]!;
      histogram[codes[row]! * width + target[row]!]! += weights[row]!;
    }
  }
}

function squares(values: Float64Array, offset: number, length: number): number {
  let sum = 0;
  for (let index = offset; index < offset + length; index++) sum += Math.floor(values[index]!) ** 2;
  return sum;
}
