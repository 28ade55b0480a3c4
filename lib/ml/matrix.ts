/** Numbers in rows and columns, row after row: `values[row * columns + column]`. NaN is a missing value. */
export interface Matrix {
  values: Float64Array | Float32Array;
  rows: number;
  columns: number;
}

/** A matrix of equally long rows. */
export function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  return { values: Float64Array.from(rows.flat()), rows: rows.length, columns: rows[0]?.length ?? 0 };
}
