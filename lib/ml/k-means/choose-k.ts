import type { Matrix } from '../matrix';
import { type Clusters, fitKMeans } from './k-means';
import { silhouette } from './silhouette';

export interface Choice {
  k: number;
  inertia: number;
  silhouette: number;
  /** Part of the points in the smallest cluster. */
  smallest: number;
}

interface Limits {
  least: number;
  most: number;
  /** Part of the points that every cluster has to hold. */
  floor: number;
}

/** Above it clusters are there to be found; below it they are cuts through one cloud. */
const reasonable = 0.5;
/** Part of the best silhouette that cuts through a cloud must keep. */
const kept = 0.75;

/**
 * K-means with a number of clusters chosen by their silhouette among those without a tiny cluster. Where clusters lie apart it
 * is the number with the best one; where all are cuts through one cloud, for which two are nearly always best, it is
 * the largest that keeps three quarters of the best.
 * @param points rows, at least `least` different ones
 * @see Kaufman & Rousseeuw 1990, section 2.2, for what a silhouette of 0.5 means
 */
export function chooseK(points: Matrix, limits: Limits): { clusters: Clusters; choices: Choice[] } {
  const fits = Array.from({ length: limits.most - limits.least + 1 }, (_, index) => {
    const k = limits.least + index;
    return describe(points, k, fitKMeans(points, k));
  });
  const large = fits.filter(({ choice }) => choice.smallest >= limits.floor);
  const candidates = large.length > 0 ? large : fits.slice(0, 1);
  const best = Math.max(...candidates.map(({ choice }) => choice.silhouette));
  const least = best >= reasonable ? best : kept * best;
  const chosen = candidates.findLast(({ choice }) => choice.silhouette >= least) ?? fits[0];
  if (chosen === undefined) throw new Error('There is a number of clusters to choose from.');
  return { clusters: chosen.clusters, choices: fits.map(({ choice }) => choice) };
}

/** A fit with what it is judged by. */
export function describe(points: Matrix, k: number, clusters: Clusters): { clusters: Clusters; choice: Choice } {
  const sizes = new Int32Array(k);
  for (const label of clusters.labels) sizes[label]! += 1;
  const choice = {
    k,
    inertia: clusters.inertia,
    silhouette: silhouette(points, clusters.labels, k),
    smallest: Math.min(...sizes) / points.rows,
  };
  return { clusters, choice };
}
