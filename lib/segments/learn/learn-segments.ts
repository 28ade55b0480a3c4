import { type Choice, chooseK, describe } from '../../ml/k-means/choose-k';
import { type Clusters, fitKMeans } from '../../ml/k-means/k-means';
import { resampledAgreement } from '../../ml/k-means/stability';
import { columnOf, countDifferent, type Matrix } from '../../ml/matrix';
import { fitScaler, scale } from '../../ml/scaler';
import { randomSource } from '../../random';
import { mostSegments, type SegmentModel } from './model';
import { nameSegments, segmentNames } from './names';
import { standingOf } from './nearest-names';

export interface SegmentsInput {
  /** Recency, frequency and monetary of each customer, in an order that means nothing. */
  customers: Matrix;
  /** Null to be chosen from the data. */
  k: number | null;
  /** Last day of the sales. */
  asOf: string;
}

/** Part of the customers that a segment has to hold where the number of segments is chosen. */
const floor = 0.02;
export const segmentsSeed = 1;

/**
 * Segments of customers who are alike in how lately, how often and for how much they bought, the best customers first.
 * @param input at least two different customers, and at least k
 */
export function learnSegments({ customers, k, asOf }: SegmentsInput): SegmentModel {
  const logged = { ...customers, values: customers.values.map((value) => Math.log1p(Math.max(value, 0))) };
  const scaler = fitScaler(logged);
  const points = scale(scaler, logged);
  const { clusters, choices } = cluster(points, k);
  const segments = inOrder(points, clusters.centroids);
  return {
    scaler: { means: [...scaler.means], scales: [...scaler.scales] },
    ...segments,
    chosen: k === null,
    silhouette: choices.find((choice) => choice.k === clusters.centroids.length)?.silhouette ?? 0,
    choices,
    agreement: resampledAgreement(points, clusters, randomSource(segmentsSeed).below),
    customers: points.rows,
    spread: clusters.inertia / points.rows,
    asOf,
  };
}

function cluster(points: Matrix, k: number | null): { clusters: Clusters; choices: Choice[] } {
  if (k === null) return chooseK(points, { least: 2, most: countDifferent(points, mostSegments), floor });
  const { clusters, choice } = describe(points, k, fitKMeans(points, k));
  return { clusters, choices: [choice] };
}

function inOrder(points: Matrix, centroids: number[][]): Pick<SegmentModel, 'centroids' | 'names'> {
  const columns = [0, 1, 2].map((axis) => columnOf(points, axis));
  const standings = centroids.map((centroid) => {
    const [recency = 0, ...others] = centroid.map((value, axis) => standingOf(value, columns[axis] ?? []));
    return [1 - recency, ...others];
  });
  const given = nameSegments(standings);
  const order = segmentNames.filter((name) => given.includes(name));
  return { names: order, centroids: order.map((name) => centroids[given.indexOf(name)] ?? []) };
}
