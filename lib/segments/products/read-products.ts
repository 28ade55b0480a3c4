import { z } from 'zod';
import { abcClass } from '../../engine/abc-class';
import { number, text } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import { where } from '../../engine/where';
import { type Period, startOfBucket, toDayNumber, toIsoDay } from '../../sales/calendar';
import type { Filter } from '../../sales/filter';

export type Xyz = 'X' | 'Y' | 'Z';

/** How a product sells. */
export interface SoldProduct {
  product: string;
  category: string | null;
  revenue: number | null;
  units: number | null;
  transactions: number | null;
  /** What a sold unit brought on average. */
  price: number | null;
  /** Standard deviation of the units of a week, divided by their mean, from its first week on; null where weeks are too few. */
  variability: number | null;
  /** By revenue; without prices by units, without those by lines. */
  abc: 'A' | 'B' | 'C';
  /** X where the variability is at most 0.5, Y at most 1, then Z; null where it is not known. */
  xyz: Xyz | null;
}

/** Whole weeks on which the variability of a product can be judged. */
const leastWeeks = 8;
const steady = 0.5;
const varying = 1;

const row = {
  product: text,
  category: text.nullable(),
  revenue: number.nullable(),
  units: number.nullable(),
  transactions: number,
  price: number.nullable(),
  abc: z.enum(['A', 'B', 'C']),
  weeks: number,
  week_sum: number.nullable(),
  week_squares: number.nullable(),
};

/** The products that the selected lines sold, those with the highest revenue first. */
export async function readSoldProducts(
  lines: SaleLines,
  filter: Filter,
  days: Period | null,
  most: number,
): Promise<SoldProduct[]> {
  const { columns } = lines.profile;
  const has = (column: (typeof columns)[number]) => columns.includes(column);
  const { sql, parameters } = where(filter);
  const weeks = wholeWeeks(days);
  const value = `coalesce(${has('amount') ? 'revenue' : has('quantity') ? 'units' : 'lines'}, 0)`;
  const found = await lines.query(
    `WITH line AS (SELECT * FROM sale_line WHERE ${sql}),
          weekly AS (
            SELECT product_key, CAST(date_trunc('week', day) AS DATE) AS week, sum(coalesce(quantity, 1)) AS units
              FROM line
             WHERE coalesce(quantity, 1) > 0 AND day >= DATE '${weeks.from}' AND day <= DATE '${weeks.to}'
             GROUP BY product_key, week),
          steadiness AS (
            SELECT product_key, (DATE '${weeks.to}' + 1 - min(week)) / 7 AS weeks,
                   sum(CAST(units AS DOUBLE PRECISION)) AS week_sum, sum(power(CAST(units AS DOUBLE PRECISION), 2)) AS week_squares
              FROM weekly GROUP BY product_key),
          sold AS (
            SELECT product_key, min(product) AS product, min(category) AS category, sum(amount) AS revenue, sum(quantity) AS units,
                   count(DISTINCT transaction_key) AS transactions, count(*) AS lines,
                   sum(CASE WHEN quantity > 0 THEN CAST(amount AS DOUBLE PRECISION) END) / sum(CASE WHEN quantity > 0 THEN quantity END) AS price
              FROM line GROUP BY product_key HAVING max(coalesce(quantity, 1)) > 0)
     SELECT product, category, revenue, units, transactions, price, ${abcClass(value, 'product')} AS abc,
            coalesce(weeks, 0) AS weeks, week_sum, week_squares
       FROM sold LEFT JOIN steadiness ON steadiness.product_key = sold.product_key
      ORDER BY ${value} DESC, product LIMIT ${most}`,
    parameters,
    row,
  );
  return found.map(({ weeks: count, week_sum: sum, week_squares: squares, ...one }) => {
    const variability = variabilityOf(Math.floor(count), sum ?? 0, squares ?? 0);
    return {
      ...one,
      revenue: has('amount') ? (one.revenue ?? 0) : null,
      units: has('quantity') ? (one.units ?? 0) : null,
      transactions: has('transaction_key') ? one.transactions : null,
      variability,
      xyz: variability === null ? null : variability <= steady ? 'X' : variability <= varying ? 'Y' : 'Z',
    };
  });
}

function variabilityOf(weeks: number, sum: number, squares: number): number | null {
  if (weeks < leastWeeks || sum <= 0) return null;
  const variance = Math.max(0, squares - (sum * sum) / weeks) / (weeks - 1);
  return Math.sqrt(variance) / (sum / weeks);
}

/** The first and last day of the whole weeks of a period; of none where it holds none. */
function wholeWeeks(days: Period | null): Period {
  if (days === null) return { from: '1970-01-01', to: '1969-12-31' };
  const from = startOfBucket(toDayNumber(days.from) + 6, 'week');
  const to = startOfBucket(toDayNumber(days.to) + 1, 'week') - 1;
  return { from: toIsoDay(from), to: toIsoDay(to) };
}
