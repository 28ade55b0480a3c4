/** Sums over stretches of a series in constant time. Places are counted from 0; a stretch ends before `to`. */
export class Past {
  private readonly sums: Float64Array;
  private readonly absolutes: Float64Array;
  private readonly squares: Float64Array;
  private readonly zeros: Int32Array;

  constructor(readonly values: Float64Array) {
    const length = values.length + 1;
    this.sums = new Float64Array(length);
    this.absolutes = new Float64Array(length);
    this.squares = new Float64Array(length);
    this.zeros = new Int32Array(length);
    for (let t = 0; t < values.length; t++) {
      const value = values[t]!;
      this.sums[t + 1] = this.sums[t]! + value;
      this.absolutes[t + 1] = this.absolutes[t]! + Math.abs(value);
      this.squares[t + 1] = this.squares[t]! + value * value;
      this.zeros[t + 1] = this.zeros[t]! + (value === 0 ? 1 : 0);
    }
  }

  /** Mean of the values of a stretch, cut at the ends of the series. */
  mean(from: number, to: number): number {
    return this.over(this.sums, from, to);
  }

  /** Mean size of the values of a stretch. */
  size(from: number, to: number): number {
    return this.over(this.absolutes, from, to);
  }

  /** Share of zeros. */
  zeroShare(from: number, to: number): number {
    return this.over(this.zeros, from, to);
  }

  deviation(from: number, to: number): number {
    const mean = this.mean(from, to);
    return Math.sqrt(Math.max(0, this.over(this.squares, from, to) - mean * mean));
  }

  private over(sums: Float64Array | Int32Array, from: number, to: number): number {
    const first = Math.max(0, from);
    const end = Math.min(this.values.length, to);
    return end <= first ? 0 : (sums[end]! - sums[first]!) / (end - first);
  }
}
