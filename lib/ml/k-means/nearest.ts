/** A point or a centroid: one number per dimension. */
export type Point = readonly number[];

/** Which centroid each point is nearest to, and how far all are from theirs. */
export interface Assignment {
  labels: Int32Array;
  /** Sum of the squared distances. */
  inertia: number;
}

/** Gives each point to its nearest centroid, of equally near ones to the first. O(points x centroids). */
export function assignNearest(points: readonly Point[], centroids: readonly Point[]): Assignment {
  const labels = new Int32Array(points.length);
  let inertia = 0;
  points.forEach((point, index) => {
    let least = Number.POSITIVE_INFINITY;
    centroids.forEach((centroid, label) => {
      const distance = squaredDistance(point, centroid);
      if (distance >= least) return;
      least = distance;
      labels[index] = label;
    });
    inertia += least;
  });
  return { labels, inertia };
}

/** Square of the distance between two points with the same dimensions. */
export function squaredDistance(one: Point, other: Point): number {
  let sum = 0;
  for (let dimension = 0; dimension < one.length; dimension++) {
    const difference = (one[dimension] ?? 0) - (other[dimension] ?? 0);
    sum += difference * difference;
  }
  return sum;
}
