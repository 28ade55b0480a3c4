import { chooseK } from '../../ml/k-means/choose-k';
import { columnOf, countDifferent, type Matrix } from '../../ml/matrix';
import { fitScaler, scale } from '../../ml/scaler';
import { nearestNames, standingOf } from '../learn/nearest-names';

const groupNames = ['Bestsellers', 'Steady sellers', 'High-priced', 'Low-priced', 'In bursts', 'Rarely sold'] as const;
export type ProductGroupName = (typeof groupNames)[number];

/** Where groups with these names stand among all products, 0 to 1 each: revenue, transactions, price, variability. */
const prototypes: Record<ProductGroupName, [number, number, number, number]> = {
  Bestsellers: [0.9, 0.9, 0.45, 0.15],
  'Steady sellers': [0.65, 0.7, 0.4, 0.3],
  'High-priced': [0.65, 0.35, 0.9, 0.6],
  'Low-priced': [0.3, 0.55, 0.12, 0.5],
  'In bursts': [0.45, 0.35, 0.5, 0.85],
  'Rarely sold': [0.12, 0.12, 0.5, 0.85],
};

export interface ProductGroups {
  /** The group of each product. */
  labels: Int32Array;
  names: ProductGroupName[];
  silhouette: number;
}

const floor = 0.02;

/**
 * Groups of products that sell alike, each with a name.
 * @param products revenue, transactions, price and variability of each; NaN is not known and counts as what is usual
 * @returns null where all products are alike
 */
export function learnProducts(products: Matrix): ProductGroups | null {
  const logged = { ...products, values: products.values.map((value) => Math.log1p(Math.max(value, 0))) };
  const scaler = fitScaler(logged);
  const scaled = scale(scaler, logged);
  const points = { ...scaled, values: scaled.values.map((value) => (Number.isNaN(value) ? 0 : value)) };
  const most = Math.min(groupNames.length, countDifferent(points, groupNames.length));
  if (most < 2) return null;
  const { clusters, choices } = chooseK(points, { least: Math.min(3, most), most, floor });
  const columns = Array.from({ length: products.columns }, (_, axis) => columnOf(points, axis));
  const standings = clusters.centroids.map((centroid) =>
    centroid.map((value, axis) => standingOf(value, columns[axis] ?? [])),
  );
  return {
    labels: clusters.labels,
    names: nearestNames(groupNames, prototypes, standings),
    silhouette: choices.find(({ k }) => k === clusters.centroids.length)?.silhouette ?? 0,
  };
}
