import type { Matrix } from '../matrix';

/** In `column`: the node is a leaf, or missing values go left. */
export const leafMark = 0xffff;
export const missingLeftBit = 0x8000;

/** Trees as flat arrays, so that they can be sent, stored and walked without any unpacking. */
export interface Forest {
  columns: number;
  /** 0 for a number as the target. */
  classes: number;
  /** What the bags of the trees were drawn from. */
  seed: number;
  rows: number;
  bootstrap: boolean;
  /** The root of each tree. */
  roots: Uint32Array;
  /** For each node the column that it asks, with the mark of missing values, or the mark of a leaf. */
  column: Uint16Array;
  /** x <= threshold goes to the first child; of a leaf, what it predicts. */
  threshold: Float32Array;
  /** The first child; the second follows it. Of a leaf with three classes or more, where its shares begin. */
  child: Uint32Array;
  /** Shares of the classes in each leaf, where there are three or more. */
  shares: Float32Array;
}

/**
 * What the forest expects for each row: the mean of its trees or, for classes, their shares one after the other.
 * O(rows x trees x depth)
 */
export function predict(forest: Forest, matrix: Matrix): Float64Array {
  const { classes, roots } = forest;
  const sums = new Float64Array(matrix.rows * Math.max(1, classes));
  for (let tree = 0; tree < roots.length; tree++)
    for (let row = 0; row < matrix.rows; row++) addTo(sums, row, forest, leafOf(forest, tree, matrix, row));
  for (let index = 0; index < sums.length; index++) sums[index]! /= roots.length;
  return sums;
}

/** The leaf of a tree in which a row ends. @param asked has a 1 put for each column that the row is asked on its way */
export function leafOf(
  { roots, column, threshold, child }: Forest,
  tree: number,
  { values, columns }: Matrix,
  row: number,
  asked?: Uint8Array,
): number {
  const start = row * columns;
  let node = roots[tree]!;
  for (let mark = column[node]!; mark !== leafMark; mark = column[node]!) {
    const at = mark & ~missingLeftBit;
    const value = values[start + at]!;
    if (asked !== undefined) asked[at] = 1;
    const isLeft = value <= threshold[node]! || (Number.isNaN(value) && mark >= missingLeftBit);
    node = child[node]! + (isLeft ? 0 : 1);
  }
  return node;
}

/** Adds what a leaf predicts to the sums of a row. */
export function addTo(sums: Float64Array, row: number, { classes, threshold, child, shares }: Forest, leaf: number) {
  if (classes === 0) {
    sums[row]! += threshold[leaf]!;
  } else if (classes === 2) {
    sums[2 * row]! += 1 - threshold[leaf]!;
    sums[2 * row + 1]! += threshold[leaf]!;
  } else {
    const offset = child[leaf]!;
    for (let index = 0; index < classes; index++) sums[row * classes + index]! += shares[offset + index]!;
  }
}
