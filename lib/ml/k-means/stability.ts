import { firstRows, type Matrix, matrixOf, rowsOf } from '../matrix';
import { adjustedRand } from './adjusted-rand';
import { type Clusters, fitKMeans } from './k-means';
import { assignNearest } from './nearest';

const resamples = 10;
const mostPoints = 1000;

/**
 * How far clusters stay the same when the points they are made of are drawn anew, with repetition: the mean adjusted Rand
 * index of ten draws of at most 1,000 points.
 * @param random a whole number from 0 up to a limit
 * @see Hennig 2007, section 3
 */
export function resampledAgreement(
  points: Matrix,
  { labels, centroids }: Clusters,
  random: (limit: number) => number,
): number {
  const judged = firstRows(points, mostPoints);
  const rows = rowsOf(judged);
  const ours = labels.subarray(0, judged.rows);
  let sum = 0;
  for (let draw = 0; draw < resamples; draw++) {
    const drawn = rows.map(() => rows[random(rows.length)] ?? []);
    if (new Set(drawn.map(String)).size < centroids.length) continue;
    const other = assignNearest(judged, fitKMeans(matrixOf(drawn), centroids.length).centroids);
    sum += adjustedRand(ours, other.labels);
  }
  return sum / resamples;
}
