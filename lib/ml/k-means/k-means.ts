import { kmeans } from 'ml-kmeans';
import { firstRows, type Matrix, rowsOf } from '../matrix';
import { type Assignment, assignNearest, type Point } from './nearest';

export interface Clusters extends Assignment {
  centroids: number[][];
}

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
/** Points on which every seed is tried; the best of them go on with all points, and the best of those to the end. */
const triedPoints = 2000;
const goOn = 3;
const mostSteps = 300;
/** Squares of distances that count as none: to compare seeds, and in the end. */
const [roughly, exactly] = [1e-4, 1e-8];

/**
 * The k-means of ten fixed seeds with the least inertia. Every seed is tried on the first points, and the three that suit
 * all points best are refined on all.
 * @param points rows in an order that means nothing, so that the first ones are a sample; at least k different ones
 * @see Arthur & Vassilvitskii 2007 for how a seed chooses its first centroids
 */
export function fitKMeans(points: Matrix, k: number): Clusters {
  const tried = firstRows(points, triedPoints);
  const rows = rowsOf(tried);
  const starts = seeds.map((seed) => refine(tried, kmeans(rows, k, { maxIterations: 1, seed }).centroids, roughly));
  const refined = bestFirst(points, starts)
    .slice(0, goOn)
    .map(({ centroids }) => refine(points, centroids, roughly));
  const [best] = bestFirst(points, refined);
  if (best === undefined) throw new Error('Ten seeds give ten results.');
  const centroids = refine(points, best.centroids, exactly);
  return { centroids, ...assignNearest(points, centroids) };
}

function bestFirst(points: Matrix, starts: readonly number[][][]): Clusters[] {
  return starts
    .map((centroids) => ({ centroids, ...assignNearest(points, centroids) }))
    .sort((one, other) => one.inertia - other.inertia);
}

/** Moves centroids to the mean of the points nearest to them until they stay. @see Lloyd 1982 */
function refine(points: Matrix, start: number[][], tolerance: number): number[][] {
  let centroids = start;
  for (let step = 0; step < mostSteps; step++) {
    const before = centroids;
    centroids = meansOf(points, assignNearest(points, before).labels, before);
    if (centroids.every((centroid, label) => squaredDistance(centroid, before[label] ?? []) <= tolerance)) break;
  }
  return centroids;
}

/** The mean of the points of each label; a centroid without points stays where it is. */
function meansOf({ values, rows, columns }: Matrix, labels: Int32Array, centroids: number[][]): number[][] {
  const sums = new Float64Array(centroids.length * columns);
  const counts = new Float64Array(centroids.length);
  for (let row = 0; row < rows; row++) {
    const label = labels[row]!;
    counts[label]!++;
    for (let column = 0; column < columns; column++) sums[label * columns + column]! += values[row * columns + column]!;
  }
  return centroids.map((centroid, label) =>
    centroid.map((value, column) => (counts[label] === 0 ? value : sums[label * columns + column]! / counts[label]!)),
  );
}

function squaredDistance(one: Point, other: Point): number {
  return one.reduce((sum, value, column) => sum + (value - (other[column] ?? 0)) ** 2, 0);
}
