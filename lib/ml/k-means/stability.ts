import { adjustedRand } from './adjusted-rand';
import { type Clusters, fitKMeans } from './k-means';
import { assignNearest, type Point } from './nearest';

const resamples = 10;
const mostPoints = 1000;

/**
 * How far clusters stay the same when the points they are made of are drawn anew, with repetition: the mean adjusted Rand
 * index of ten draws of at most 1,000 points.
 * @param random a whole number from 0 up to a limit
 * @see Hennig 2007, section 3
 */
export function resampledAgreement(
  points: Point[],
  { labels, centroids }: Clusters,
  random: (limit: number) => number,
): number {
  const judged = points.slice(0, mostPoints);
  const ours = labels.subarray(0, judged.length);
  let sum = 0;
  for (let draw = 0; draw < resamples; draw++) {
    const drawn = judged.map(() => judged[random(judged.length)] ?? []);
    if (new Set(drawn.map(String)).size < centroids.length) continue;
    const other = assignNearest(judged, fitKMeans(drawn, centroids.length).centroids);
    sum += adjustedRand(ours, other.labels);
  }
  return sum / resamples;
}
