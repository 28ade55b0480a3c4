import { firstRows, type Matrix } from '../matrix';

const mostPoints = 2000;

/**
 * Mean silhouette of the first points, at most 2,000: near 1 where clusters lie apart, near 0 where they touch. A point alone in
 * its cluster counts as 0; fewer than two clusters have none, which is 0 as well.
 * @see Rousseeuw 1987. O(points^2)
 */
export function silhouette(points: Matrix, labels: Int32Array, k: number): number {
  const { values, rows, columns } = firstRows(points, mostPoints);
  const sizes = new Float64Array(k);
  for (const label of labels.subarray(0, rows)) sizes[label]! += 1;
  const distances = new Float64Array(k);
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const own = labels[row]!;
    if (sizes[own]! < 2) continue;
    distances.fill(0);
    for (let other = 0, at = 0; other < rows; other++) {
      let squares = 0;
      for (let column = 0; column < columns; column++, at++) {
        const difference = values[row * columns + column]! - values[at]!;
        squares += difference * difference;
      }
      distances[labels[other]!]! += Math.sqrt(squares);
    }
    const within = distances[own]! / (sizes[own]! - 1);
    let nearest = Number.POSITIVE_INFINITY;
    for (let label = 0; label < k; label++)
      if (label !== own && sizes[label]! > 0) nearest = Math.min(nearest, distances[label]! / sizes[label]!);
    if (nearest < Number.POSITIVE_INFINITY && Math.max(within, nearest) > 0)
      sum += (nearest - within) / Math.max(within, nearest);
  }
  return rows === 0 ? 0 : sum / rows;
}
