import type { Matrix } from '../../ml/matrix';

/** The rows of a matrix as points. */
export function rowsOf({ values, rows, columns }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, row) => [...values.subarray(row * columns, (row + 1) * columns)]);
}

/** One coordinate of all points. */
export function columnOf(points: readonly (readonly number[])[], axis: number): number[] {
  return points.map((point) => point[axis] ?? 0);
}

/** How many different points there are; `enough` where there are more. */
export function countDifferent(points: readonly (readonly number[])[], enough: number): number {
  const seen = new Set<string>();
  for (const point of points) if (seen.add(point.join()).size >= enough) break;
  return seen.size;
}
