import type { SaleLines } from '../../engine/engine';
import { quote } from '../../engine/lens';
import type { SegmentModel } from '../learn/model';

/**
 * SQL for what each customer bought: days since the last line, distinct transactions, sum of amounts net of
 * returns, days since the first line and on how many days. Without transactions, days stand for them.
 * @param condition which lines count
 * @param asOf ISO day from which recency is counted, not before any of the lines
 */
export function customersSql({ profile }: SaleLines, condition: string, asOf: string): string {
  const visit = profile.columns.includes('transaction_key') ? 'transaction_key' : 'day';
  return `SELECT customer_key, DATE ${quote(asOf)} - max(day) AS recency, count(DISTINCT ${visit}) AS frequency,
                 coalesce(sum(amount), 0) AS monetary,
                 DATE ${quote(asOf)} - min(day) AS tenure, count(DISTINCT day) AS days
            FROM sale_line
           WHERE ${condition} AND customer_key IS NOT NULL AND day IS NOT NULL
           GROUP BY customer_key`;
}

/** SQL for the rows of `customers` with their segment, the index of the nearest centroid, and the squared distance to it. */
export function placedSql({ scaler, centroids }: SegmentModel, customers: string): string {
  const scaled = ['recency', 'frequency', 'monetary'].map((column, axis) => {
    const [mean, scale] = [literal(scaler.means[axis]), literal(scaler.scales[axis])];
    return `(ln(1 + greatest(CAST(${column} AS DOUBLE PRECISION), 0)) - (${mean})) / ${scale} AS axis_${axis}`;
  });
  const distances = centroids.map((centroid, segment) => {
    const differences = centroid.map((value, axis) => `(axis_${axis} - (${literal(value)}))`);
    const squares = differences.map((difference) => `${difference} * ${difference}`);
    return `${squares.join(' + ')} AS distance_${segment}`;
  });
  const names = centroids.map((_, segment) => `distance_${segment}`);
  const least = `least(${names.join(', ')})`;
  const cases = names.map((name, segment) => `WHEN ${name} THEN ${segment}`);
  return `SELECT customer_key, recency, frequency, monetary, tenure, days,
                 CASE ${least} ${cases.join(' ')} END AS segment, ${least} AS distance
            FROM (SELECT *, ${distances.join(', ')} FROM (SELECT *, ${scaled.join(', ')} FROM (${customers}) AS customer) AS scaled) AS measured`;
}

/** A number in a form that is read as floating point, with all its digits. */
function literal(value = 0): string {
  return value.toExponential();
}
