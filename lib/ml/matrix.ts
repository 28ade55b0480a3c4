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

/** The rows of a matrix. */
export function rowsOf({ values, rows, columns }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, row) => [...values.subarray(row * columns, (row + 1) * columns)]);
}

/** The first rows of a matrix, at most so many. */
export function firstRows({ values, rows, columns }: Matrix, most: number): Matrix {
  const taken = Math.min(rows, most);
  return { values: values.subarray(0, taken * columns), rows: taken, columns };
}

/** One column of a matrix. */
export function columnOf({ values, rows, columns }: Matrix, column: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => values[row * columns + column]!);
}

/** How many different rows there are; `enough` where there are more. */
export function countDifferent({ values, rows, columns }: Matrix, enough: number): number {
  const seen = new Set<string>();
  for (let row = 0; row < rows && seen.size < enough; row++)
    seen.add(values.subarray(row * columns, (row + 1) * columns).join());
  return seen.size;
}
