import type { Matrix } from '../matrix';

/** One number per dimension. */
export type Point = readonly number[];

/** Which centroid each point is nearest to, and how far all are from theirs. */
export interface Assignment {
  labels: Int32Array;
  /** Sum of the squared distances. */
  inertia: number;
}

/** Gives each point, a row, to its nearest centroid, of equally near ones to the first. O(points x centroids). */
export function assignNearest({ values, rows, columns }: Matrix, centroids: readonly Point[]): Assignment {
  const flat = Float64Array.from(centroids.flat());
  const labels = new Int32Array(rows);
  let inertia = 0;
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    let least = Number.POSITIVE_INFINITY;
    for (let at = 0, label = 0; at < flat.length; label++) {
      let distance = 0;
      for (let column = 0; column < columns; column++, at++) {
        const difference = values[start + column]! - flat[at]!;
        distance += difference * difference;
      }
      if (distance >= least) continue;
      least = distance;
      labels[row] = label;
    }
    inertia += least;
  }
  return { labels, inertia };
}
