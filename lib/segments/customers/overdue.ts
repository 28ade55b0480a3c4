import { number } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import type { Moment } from './moment';

/** Days of visit that make a regular. */
const leastVisits = 3;
/** How many of their usual gaps between visits regulars are away before they are missed, and at least so many days. */
const gaps = 2;
const leastDays = 14;

/**
 * SQL for the good customers who have not been back, with their usual days between two visits as `gap`: regulars who brought
 * more than the middle customer and who have been away for more than twice that gap.
 */
export function overdueSql(customers: string): string {
  return `WITH customer AS (${customers}),
               middle AS (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY CAST(monetary AS DOUBLE PRECISION)) AS money FROM customer)
          SELECT customer.*, 1.0 * (tenure - recency) / (days - 1) AS gap
            FROM customer, middle
           WHERE days >= ${leastVisits} AND monetary > middle.money AND recency > ${leastDays}
                 AND recency * (days - 1) > ${gaps} * (tenure - recency)`;
}

const row = {
  customers: number,
  revenue: number,
  transactions: number,
  recency: number.nullable(),
  gap: number.nullable(),
};

export interface Overdue {
  customers: number;
  /** What they have brought, and on how many transactions. */
  revenue: number;
  transactions: number;
  /** Medians of the days since their last visit, and of those that usually pass. */
  recencyDays: number | null;
  gapDays: number | null;
}

/** The good customers who have not been back, all together. */
export async function readOverdue(lines: SaleLines, { customers, parameters }: Moment): Promise<Overdue> {
  const middle = (column: string) =>
    `percentile_cont(0.5) WITHIN GROUP (ORDER BY CAST(${column} AS DOUBLE PRECISION)) AS ${column}`;
  const [found] = await lines.query(
    `SELECT count(*) AS customers, coalesce(sum(monetary), 0) AS revenue, coalesce(sum(frequency), 0) AS transactions,
            ${middle('recency')}, ${middle('gap')}
       FROM (${overdueSql(customers)}) AS overdue`,
    parameters,
    row,
  );
  if (found === undefined) throw new Error('An aggregate without groups has one row.');
  const { recency: recencyDays, gap: gapDays, ...sums } = found;
  return { ...sums, recencyDays, gapDays };
}
