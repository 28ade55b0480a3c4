import { type Exported, instantiate } from '../../web-assembly';
import { oneRow } from './bag';
import { type BinnedTable, binsOf } from './bins';
import { splitterWasm } from './generated/splitter';
import type { Criterion, Split } from './split';

interface Splitter extends Exported<'codes' | 'bins' | 'columns' | 'rows' | 'weights' | 'targets' | 'best'> {
  begin(rows: number, columns: number, leastRows: number): void;
  beginTree(): void;
  beginNode(from: number, to: number): number;
  mean(): number;
  score(): number;
  search(from: number, to: number, least: number): number;
}

/**
 * Splits so that the target varies least within both sides; with 0 and 1 as the target that is Gini's rule. Sums are of
 * differences from `centre`, which keeps them exact enough.
 */
export class MeanCriterion implements Criterion {
  readonly width = 1;
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly weights: Float64Array;
  private readonly splitter: Splitter;
  private readonly best: DataView;

  constructor(
    table: BinnedTable,
    target: ArrayLike<number>,
    private readonly minLeaf: number,
    private readonly centre: number,
  ) {
    const { rows, columns, codes } = table;
    this.splitter = instantiate<Splitter>(splitterWasm);
    this.splitter.begin(rows, columns, minLeaf * oneRow);
    const { memory, ...places } = this.splitter;
    const { buffer } = memory;
    this.rows = new Int32Array(buffer, places.rows.value, rows);
    this.columns = new Int32Array(buffer, places.columns.value, columns);
    this.weights = new Float64Array(buffer, places.weights.value, rows);
    this.best = new DataView(buffer, places.best.value, 20);
    new Float64Array(buffer, places.targets.value, rows).set(Float64Array.from(target, (value) => value - centre));
    new Int32Array(buffer, places.bins.value, columns).forEach((_, column, bins) => {
      bins[column] = binsOf(table, column);
    });
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

  search(from: number, to: number, split: Split): number {
    const { best } = this;
    const varied = this.splitter.search(from, to, split.score);
    const column = best.getInt32(16, true);
    if (column >= 0)
      split.offer(best.getFloat64(0, true), column, best.getInt32(8, true), best.getInt32(12, true) !== 0);
    return varied;
  }

  leaf(into: Float32Array, offset: number): void {
    into[offset] = this.centre + this.splitter.mean();
  }
}
