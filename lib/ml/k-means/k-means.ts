import { kmeans } from 'ml-kmeans';
import { type Assignment, assignNearest, type Point } from './nearest';

export interface Clusters extends Assignment {
  centroids: number[][];
}

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
/** Points on which every seed is tried; the best of them go on with all points. */
const triedPoints = 2000;
const goOn = 3;
const options = { maxIterations: 300, tolerance: 1e-8 };

/**
 * The k-means of ten fixed seeds with the least inertia. Every seed is tried on the first points, and the three that suit
 * all points best are refined on all.
 * @param points in an order that means nothing, so that the first ones are a sample; at least k different ones
 * @see Arthur & Vassilvitskii 2007 for how a seed chooses its first centroids
 */
export function fitKMeans(points: Point[], k: number): Clusters {
  const all = points.map((point) => [...point]);
  const tried = all.slice(0, triedPoints);
  const starts = seeds
    .map((seed) => kmeans(tried, k, { ...options, seed }).centroids)
    .map((centroids) => ({ centroids, ...assignNearest(all, centroids) }))
    .sort((one, other) => one.inertia - other.inertia);
  if (all.length === tried.length) return first(starts);
  const refined = starts.slice(0, goOn).map(({ centroids: initialization }) => {
    const { centroids } = kmeans(all, k, { ...options, initialization });
    return { centroids, ...assignNearest(all, centroids) };
  });
  return first(refined.sort((one, other) => one.inertia - other.inertia));
}

function first(clusters: readonly Clusters[]): Clusters {
  const [best] = clusters;
  if (best === undefined) throw new Error('Ten seeds give ten results.');
  return best;
}
