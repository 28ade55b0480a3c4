import { instantiate } from '../../web-assembly';
import { oneRow } from './bag';
import type { BinnedTable } from './bins';
import { splitterWasm } from './generated/splitter';
import type { Criterion, Split } from './split';

interface Splitter {
  memory: WebAssembly.Memory;
  codes: WebAssembly.Global<'i32'>;
  rows: WebAssembly.Global<'i32'>;
  weights: WebAssembly.Global<'i32'>;
  targets: WebAssembly.Global<'i32'>;
  best: WebAssembly.Global<'i32'>;
  begin(rows: number, columns: number, leastRows: number): void;
  beginTree(): void;
  beginNode(from: number, to: number): number;
  mean(): number;
  score(): number;
  search(column: number, bins: number, least: number): number;
}

const [isVaried, isBetter] = [1, 2];

/**
 * Splits so that the target varies least within both sides; with 0 and 1 as the target that is Gini's rule. Sums are of
 * differences from `centre`, which keeps them exact enough.
 */
export class MeanCriterion implements Criterion {
  readonly width = 1;
  readonly rows: Int32Array;
  readonly weights: Float64Array;
  private readonly splitter: Splitter;
  private readonly best: DataView;

  constructor(
    { rows, columns, codes }: BinnedTable,
    target: ArrayLike<number>,
    private readonly minLeaf: number,
    private readonly centre: number,
  ) {
    this.splitter = instantiate(splitterWasm) as unknown as Splitter;
    this.splitter.begin(rows, columns, minLeaf * oneRow);
    const { memory, ...places } = this.splitter;
    const { buffer } = memory;
    this.rows = new Int32Array(buffer, places.rows.value, rows);
    this.weights = new Float64Array(buffer, places.weights.value, rows);
    this.best = new DataView(buffer, places.best.value, 16);
    new Float64Array(buffer, places.targets.value, rows).set(Float64Array.from(target, (value) => value - centre));
    new Uint8Array(buffer, places.codes.value, codes.length).set(codes);
  }

  beginTree(): void {
    this.splitter.beginTree();
  }

  beginNode(from: number, to: number): boolean {
    return this.splitter.beginNode(from, to) !== 0 && to - from >= 2 * this.minLeaf;
  }

  score(): number {
    return this.splitter.score();
  }

  search(column: number, bins: number, split: Split): boolean {
    const found = this.splitter.search(column, bins, split.score);
    if ((found & isBetter) !== 0)
      split.offer(
        this.best.getFloat64(0, true),
        column,
        this.best.getInt32(8, true),
        this.best.getInt32(12, true) !== 0,
      );
    return (found & isVaried) !== 0;
  }

  leaf(into: Float32Array, offset: number): void {
    into[offset] = this.centre + this.splitter.mean();
  }
}
