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
export function readLineStatistics(lines: SaleLines, filter: Filter): Promise<Statistics> {
  return readDistribution(lines, filter, (sql) => `SELECT amount FROM sale_line WHERE ${sql} AND amount IS NOT NULL`);
}

/** How the values of transactions are distributed; a transaction's value is the sum of its selected lines. */
export function readTransactionStatistics(lines: SaleLines, filter: Filter): Promise<Statistics> {
  return readDistribution(
    lines,
    filter,
    (sql) =>
      `SELECT sum(amount) AS amount FROM sale_line
        WHERE ${sql} AND amount IS NOT NULL AND transaction_key IS NOT NULL
        GROUP BY transaction_key`,
  );
}

/**
 * Works on distinct amounts with their counts: prices repeat, so there are far fewer of them than lines. The median is the
 * mean of the amounts that reach over the middle of the counted order.
 */
async function readDistribution(
  lines: SaleLines,
  filter: Filter,
  amounts: (sql: string) => string,
): Promise<Statistics> {
  const { sql, parameters } = where(filter);
  const [distribution] = await lines.query(
    `WITH counted AS (SELECT amount, count(*) AS n FROM (${amounts(sql)}) AS amounts GROUP BY amount),
          whole AS (SELECT sum(n) AS total, sum(CAST(amount AS DOUBLE PRECISION) * n) / sum(n) AS mean FROM counted),
          ranked AS (SELECT amount, n, sum(n) OVER (ORDER BY amount) AS upto FROM counted)
     SELECT max(total) AS count,
            sum(amount * n) AS sum,
            max(mean) AS mean,
            sqrt(sum(n * power(CAST(amount AS DOUBLE PRECISION) - mean, 2)) / nullif(max(total) - 1, 0)) AS std,
            min(amount) AS min,
            max(amount) AS max,
            avg(CAST(amount AS DOUBLE PRECISION)) FILTER (WHERE 2 * upto >= total AND 2 * (upto - n) <= total) AS median
       FROM ranked, whole`,
    parameters,
    row,
  );
  if (distribution === undefined) throw new Error('An aggregate without groups has one row.');
  return { ...distribution, count: distribution.count ?? 0 };
}
