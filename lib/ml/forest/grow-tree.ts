import { drawBag } from './bag';
import { type BinnedTable, codesOf, missingCode } from './bins';
import { leafMark, missingLeftBit } from './forest';
import type { ForestOptions } from './options';
import { type Criterion, Split } from './split';

/** One tree, its children and shares counted from 0. */
export interface Tree {
  column: Uint16Array;
  threshold: Float32Array;
  child: Uint32Array;
  shares: Float32Array;
}

/** Grows one tree after another in the same memory. */
export class TreeGrower {
  private readonly aside: Int32Array;
  private readonly split = new Split();
  private readonly column: Uint16Array;
  private readonly threshold: Float32Array;
  private readonly child: Uint32Array;
  private readonly shares: Float32Array;

  constructor(
    private readonly table: BinnedTable,
    private readonly criterion: Criterion,
    private readonly options: ForestOptions,
  ) {
    const mostLeaves = Math.max(1, Math.floor(table.rows / options.minLeaf));
    this.aside = new Int32Array(table.rows);
    this.column = new Uint16Array(2 * mostLeaves);
    this.threshold = new Float32Array(2 * mostLeaves);
    this.child = new Uint32Array(2 * mostLeaves);
    this.shares = new Float32Array(criterion.width === 1 ? 0 : mostLeaves * criterion.width);
  }

  /** Tree `index` of the forest, whatever was grown before. O(rows x depth x columns drawn) */
  grow(index: number): Tree {
    const { criterion, column, threshold, child, shares, options } = this;
    const { rows } = criterion;
    const random = drawBag(criterion.weights, options.seed, index, options.bootstrap);
    criterion.beginTree();
    for (let column = 0; column < this.table.columns; column++) criterion.columns[column] = column;
    let drawn = 0;
    for (let row = 0; row < rows.length; row++) if (criterion.weights[row]! > 0) rows[drawn++] = row;
    let nodes = 1;
    let shared = 0;
    const open = [{ node: 0, from: 0, to: drawn, depth: 0 }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { node, from, to, depth } = next;
      const isOpen = criterion.beginNode(from, to) && depth < options.maxDepth;
      if (isOpen && this.search(random)) {
        const middle = this.divide(from, to);
        column[node] = this.split.column | (this.split.missingLeft ? missingLeftBit : 0);
        threshold[node] = this.thresholdOf(this.split);
        child[node] = nodes;
        open.push({ node: nodes + 1, from: middle, to, depth: depth + 1 });
        open.push({ node: nodes, from, to: middle, depth: depth + 1 });
        nodes += 2;
      } else {
        column[node] = leafMark;
        child[node] = shared;
        threshold[node] = 0;
        if (criterion.width === 1) criterion.leaf(threshold, node);
        else {
          criterion.leaf(shares, shared);
          shared += criterion.width;
        }
      }
    }
    return {
      column: column.slice(0, nodes),
      threshold: threshold.slice(0, nodes),
      child: child.slice(0, nodes),
      shares: shares.slice(0, shared),
    };
  }

  /** Looks through as many columns as are to be drawn, and on until one of them has different values. */
  private search(random: { below(limit: number): number }): boolean {
    const { criterion, split, options } = this;
    const { columns } = criterion;
    let looked = 0;
    while (looked < options.featuresPerSplit) draw(columns, looked++, random);
    split.begin(criterion.score());
    let varied = criterion.search(0, looked, split);
    for (; varied === 0 && looked < columns.length; looked++) {
      draw(columns, looked, random);
      varied = criterion.search(looked, looked + 1, split);
    }
    return split.column >= 0;
  }

  /** Puts the rows that go left before those that go right, each in their order; returns where the latter begin. */
  private divide(from: number, to: number): number {
    const { aside, split } = this;
    const { rows } = this.criterion;
    const codes = codesOf(this.table, split.column);
    // Where missing values go left, codes are turned so that theirs is the smallest.
    const turn = split.missingLeft ? 256 - missingCode : 0;
    const largest = split.code + turn;
    let left = from;
    let right = 0;
    for (let place = from; place < to; place++) {
      const row = rows[place]!;
      const goesLeft = ((codes[row]! + turn) & 255) <= largest ? 1 : 0;
      rows[left] = row;
      aside[right] = row;
      left += goesLeft;
      right += 1 - goesLeft;
    }
    for (let place = 0; place < right; place++) rows[left + place] = aside[place]!;
    return left;
  }

  private thresholdOf({ column, code }: Split): number {
    return this.table.edges[column]![code] ?? Number.POSITIVE_INFINITY;
  }
}

/** Puts one of the columns from a place on there. */
function draw(columns: Int32Array, place: number, random: { below(limit: number): number }): void {
  const other = place + random.below(columns.length - place);
  const column = columns[other]!;
  columns[other] = columns[place]!;
  columns[place] = column;
}
