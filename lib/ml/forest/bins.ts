import type { Matrix } from '../matrix';

/** The code of a missing value, whatever the number of bins. */
export const missingCode = 255;

/** A matrix with a code from 0 to 255 in the place of each number. */
export interface BinnedTable {
  rows: number;
  columns: number;
  /** Column after column: `codes[column * rows + row]`. */
  codes: Uint8Array;
  /** For each column its edges, ascending and exact as 32-bit floats: code c holds edges[c - 1] < x <= edges[c]. */
  edges: Float64Array[];
}

/**
 * Codes the columns of a matrix: each distinct value by itself where there are few, else half of the bins by quantiles
 * and half by equal widths, which keeps long tails apart.
 * @param bins most codes of a column, the one for missing values included. O(rows x columns x log rows)
 */
export function binTable({ values, rows, columns }: Matrix, bins: number): BinnedTable {
  const codes = new Uint8Array(rows * columns);
  const edges: Float64Array[] = [];
  const column = new Float64Array(rows);
  for (let index = 0; index < columns; index++) {
    for (let row = 0; row < rows; row++) column[row] = values[row * columns + index]!;
    const found = edgesOf(column, bins - 2);
    edges.push(found);
    for (let row = 0; row < rows; row++) codes[index * rows + row] = codeOf(column[row]!, found);
  }
  return { rows, columns, codes, edges };
}

/** How many codes a column has, but for that of missing values. */
export function binsOf({ edges }: BinnedTable, column: number): number {
  return edges[column]!.length + 1;
}

/** The codes of a column. */
export function codesOf({ codes, rows }: BinnedTable, column: number): Uint8Array {
  return codes.subarray(column * rows, (column + 1) * rows);
}

function edgesOf(column: Float64Array, most: number): Float64Array {
  const sorted = finite(column).sort();
  const edges = distinct(sorted) <= most + 1 ? between(sorted) : hybrid(sorted, most >> 1);
  const exact = Float64Array.from(edges, Math.fround).sort();
  return exact.filter((edge, index) => Number.isFinite(edge) && edge !== exact[index - 1]);
}

function finite(column: Float64Array): Float64Array {
  const found = new Float64Array(column.length);
  let count = 0;
  for (let row = 0; row < column.length; row++) if (Number.isFinite(column[row]!)) found[count++] = column[row]!;
  return found.subarray(0, count);
}

function distinct(sorted: Float64Array): number {
  let count = Math.min(1, sorted.length);
  for (let place = 1; place < sorted.length; place++) if (sorted[place] !== sorted[place - 1]) count++;
  return count;
}

function between(sorted: Float64Array): number[] {
  const edges: number[] = [];
  for (let place = 1; place < sorted.length; place++)
    if (sorted[place] !== sorted[place - 1]) edges.push(middle(sorted[place - 1]!, sorted[place]!));
  return edges;
}

function hybrid(sorted: Float64Array, each: number): number[] {
  const least = sorted[0]!;
  const width = (sorted[sorted.length - 1]! - least) / (each + 1);
  const edges: number[] = [];
  for (let part = 1; part <= each; part++) {
    const place = Math.floor((part * sorted.length) / (each + 1));
    edges.push(middle(sorted[place - 1]!, sorted[place]!), least + part * width);
  }
  return edges;
}

function middle(low: number, high: number): number {
  return low + (high - low) / 2;
}

function codeOf(value: number, edges: Float64Array): number {
  if (Number.isNaN(value)) return missingCode;
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const half = (low + high) >> 1;
    if (value <= edges[half]!) high = half;
    else low = half + 1;
  }
  return low;
}
