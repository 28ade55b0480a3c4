import { type Point, squaredDistance } from './nearest';

const mostPoints = 2000;

/**
 * Mean silhouette of the first points, at most 2,000: near 1 where clusters lie apart, near 0 where they touch. A point alone in
 * its cluster counts as 0; fewer than two clusters have none, which is 0 as well.
 * @see Rousseeuw 1987. O(points^2)
 */
export function silhouette(points: readonly Point[], labels: Int32Array, k: number): number {
  const sample = points.slice(0, mostPoints);
  const sizes = new Float64Array(k);
  for (const label of labels.subarray(0, sample.length)) sizes[label]! += 1;
  let sum = 0;
  sample.forEach((point, index) => {
    const own = labels[index]!;
    if (sizes[own]! < 2) return;
    const distances = new Float64Array(k);
    sample.forEach((other, at) => {
      distances[labels[at]!]! += Math.sqrt(squaredDistance(point, other));
    });
    const within = distances[own]! / (sizes[own]! - 1);
    let nearest = Number.POSITIVE_INFINITY;
    for (let label = 0; label < k; label++)
      if (label !== own && sizes[label]! > 0) nearest = Math.min(nearest, distances[label]! / sizes[label]!);
    if (nearest < Number.POSITIVE_INFINITY && Math.max(within, nearest) > 0)
      sum += (nearest - within) / Math.max(within, nearest);
  });
  return sample.length === 0 ? 0 : sum / sample.length;
}
