import { number } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { where } from '../engine/where';
import type { Filter } from '../sales/filter';

export interface Statistics {
  count: number;
  sum: number | null;
  mean: number | null;
  /** Sample standard deviation (n - 1). */
  std: number | null;
  min: number | null;
  max: number | null;
  median: number | null;
}

export const measures = ['count', 'sum', 'mean', 'std', 'min', 'max', 'median'] as const satisfies (keyof Statistics)[];

const row = {
  count: number.nullable(),
  sum: number.nullable(),
  mean: number.nullable(),
  std: number.nullable(),
  min: number.nullable(),
  max: number.nullable(),
  median: number.nullable(),
};

/** How the amounts of single lines are distributed. */
export async function readLineStatistics(lines: SaleLines, filter: Filter): Promise<Statistics> {
  const { sql, parameters } = where(filter);
  const [distribution] = await lines.query(
    `WITH ${distributionOf('amount', `sale_line WHERE ${sql} AND amount IS NOT NULL`)} SELECT * FROM distribution`,
    parameters,
    row,
  );
  if (distribution === undefined) throw new Error('An aggregate without groups has one row.');
  return { ...distribution, count: distribution.count ?? 0 };
}

/**
 * SQL for the common table `distribution` of some values, one row with the measures. It works on distinct values with their
 * counts: prices repeat, so there are far fewer of them than lines. The median is the mean of the values that reach over the
 * middle of the counted order.
 * @param source a table of values without nulls, and perhaps conditions
 */
export function distributionOf(value: string, source: string): string {
  return `counted AS (SELECT ${value} AS value, count(*) AS n FROM ${source} GROUP BY ${value}),
          whole AS (SELECT sum(n) AS total, sum(CAST(value AS DOUBLE PRECISION) * n) / sum(n) AS average FROM counted),
          ranked AS (SELECT value, n, sum(n) OVER (ORDER BY value) AS upto FROM counted),
          distribution AS (
            SELECT max(total) AS count,
                   sum(value * n) AS sum,
                   max(average) AS mean,
                   sqrt(sum(n * power(CAST(value AS DOUBLE PRECISION) - average, 2)) / nullif(max(total) - 1, 0)) AS std,
                   min(value) AS min,
                   max(value) AS max,
                   avg(CAST(value AS DOUBLE PRECISION)) FILTER (WHERE 2 * upto >= total AND 2 * (upto - n) <= total) AS median
              FROM ranked, whole)`;
}
