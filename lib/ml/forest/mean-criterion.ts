import { oneRow, rowsIn } from './bag';
import { missingCode } from './bins';
import type { Criterion, Split } from './split';

/**
 * Splits so that the target varies least within both sides; with 0 and 1 as the target that is Gini's rule. Sums are of
 * differences from `centre`, which keeps them exact enough.
 */
export class MeanCriterion implements Criterion {
  readonly width = 1;
  readonly weights: Float64Array;
  private readonly leastRows: number;
  private readonly centred: Float64Array;
  private readonly weighted: Float64Array;
  /** For each code the weight and the weighted sum. */
  private readonly histogram = new Float64Array(2 * (missingCode + 1));
  /** The codes that the node may have, a bit for each. */
  private readonly touched = new Int32Array((missingCode + 1) / 32);
  private readonly nodeWeights: Float64Array;
  private readonly nodeSums: Float64Array;
  private rows: Int32Array = new Int32Array(0);
  private from = 0;
  private to = 0;
  private weight = 0;
  private sum = 0;

  constructor(
    target: ArrayLike<number>,
    private readonly minLeaf: number,
    private readonly centre: number,
  ) {
    this.leastRows = minLeaf * oneRow;
    this.centred = Float64Array.from(target, (value) => value - this.centre);
    this.weighted = new Float64Array(target.length);
    this.weights = new Float64Array(target.length);
    this.nodeWeights = new Float64Array(target.length);
    this.nodeSums = new Float64Array(target.length);
  }

  beginTree(): void {
    for (let row = 0; row < this.weights.length; row++)
      this.weighted[row] = Math.floor(this.weights[row]!) * this.centred[row]!;
  }

  beginNode(rows: Int32Array, from: number, to: number): boolean {
    const { weights, weighted, centred, nodeWeights, nodeSums } = this;
    const first = centred[rows[from]!]!;
    let weight = 0;
    let sum = 0;
    let varies = false;
    for (let place = from; place < to; place++) {
      const row = rows[place]!;
      weight += nodeWeights[place] = weights[row]!;
      sum += nodeSums[place] = weighted[row]!;
      if (centred[row]! !== first) varies = true;
    }
    this.rows = rows;
    this.from = from;
    this.to = to;
    this.weight = weight;
    this.sum = sum;
    return varies && to - from >= 2 * this.minLeaf;
  }

  score(): number {
    return (this.sum * this.sum) / Math.floor(this.weight);
  }

  search(codes: Uint8Array, column: number, bins: number, split: Split): boolean {
    this.fill(codes, column, codes.length / this.weights.length, bins);
    const { histogram, touched, leastRows, weight, sum } = this;
    const missing = histogram[2 * missingCode]!;
    const missingSum = histogram[2 * missingCode + 1]!;
    histogram[2 * missingCode] = 0;
    histogram[2 * missingCode + 1] = 0;
    let left = 0;
    let leftSum = 0;
    let last = -1;
    let isVaried = false;
    for (let word = 0; word < touched.length; word++) {
      for (let bits = touched[word]!; bits !== 0; bits &= bits - 1) {
        const code = 32 * word + 31 - Math.clz32(bits & -bits);
        const here = histogram[2 * code]!;
        if (here === 0) continue;
        const hereSum = histogram[2 * code + 1]!;
        histogram[2 * code] = 0;
        histogram[2 * code + 1] = 0;
        if (last >= 0) {
          isVaried = true;
          const right = weight - left;
          if (rowsIn(left) >= leastRows && rowsIn(right) >= leastRows) {
            const score = scoreOf(left, leftSum, right, sum - leftSum);
            if (score > split.score) split.offer(score, column, (last + code - 1) >> 1, missing === 0 && left > right);
          }
          if (missing > 0 && rowsIn(left + missing) >= leastRows && rowsIn(right - missing) >= leastRows) {
            const score = scoreOf(left + missing, leftSum + missingSum, right - missing, sum - leftSum - missingSum);
            if (score > split.score) split.offer(score, column, (last + code - 1) >> 1, true);
          }
        }
        left += here;
        leftSum += hereSum;
        last = code;
      }
      touched[word] = 0;
    }
    if (missing === 0 || left === 0) return isVaried;
    if (rowsIn(left) >= leastRows && rowsIn(missing) >= leastRows)
      split.offer(scoreOf(left, leftSum, missing, missingSum), column, missingCode - 1, false);
    return true;
  }

  leaf(into: Float32Array, offset: number): void {
    into[offset] = this.centre + this.sum / Math.floor(this.weight);
  }

  private fill(codes: Uint8Array, column: number, columns: number, bins: number): void {
    const { histogram, touched, rows, from, to, nodeWeights, nodeSums } = this;
    const isSmall = to - from < bins;
    for (let place = from; place < to; place++) {
      const code = codes[rows[place]! * columns + column]!;
      if (isSmall) touched[code >> 5]! |= 1 << (code & 31);
      histogram[2 * code]! += nodeWeights[place]!;
      histogram[2 * code + 1]! += nodeSums[place]!;
    }
    if (!isSmall) touched.fill(-1, 0, (bins + 31) >> 5);
    touched[missingCode >> 5]! &= ~(1 << (missingCode & 31));
  }
}

function scoreOf(left: number, leftSum: number, right: number, rightSum: number): number {
  return (leftSum * leftSum) / Math.floor(left) + (rightSum * rightSum) / Math.floor(right);
}
