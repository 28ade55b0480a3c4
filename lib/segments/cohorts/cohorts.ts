import { day, number } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import { where } from '../../engine/where';
import { type Period, startOfBucket, startOfNextBucket, toDayNumber, toIsoDay } from '../../sales/calendar';
import type { Filter } from '../../sales/filter';

/** The customers who bought for the first time in a month, and what became of them. */
export interface Cohort {
  /** First day of the month. */
  month: string;
  customers: number;
  /** One for each month since, the first month itself included, as far as there are data. */
  months: {
    customers: number;
    /** Part of the cohort that bought in this month. */
    retention: number;
    revenue: number;
    /** Whether the data cover the whole month. */
    complete: boolean;
  }[];
}

/** The latest months, so that a table of them can be read. */
const mostMonths = 24;

const row = { cohort: day.nullable(), month: day, customers: number, revenue: number.nullable() };

/** Known customers by the month of their first line in all the data, whatever the product and the store. */
const firstDaysSql = `SELECT customer_key, min(day) AS first_day FROM sale_line
   WHERE customer_key IS NOT NULL AND day IS NOT NULL GROUP BY customer_key`;

/**
 * How many customers of each cohort the selected lines name in each month, and what these bring, with months as their first
 * days; for each month as well those of all earlier cohorts together, whose `cohort` is null.
 */
export function readCells(lines: SaleLines, filter: Filter) {
  const { sql, parameters } = where(filter);
  return lines.query(
    `WITH known AS (${firstDaysSql}),
          bought AS (
            SELECT CAST(date_trunc('month', first_day) AS DATE) AS cohort, CAST(date_trunc('month', day) AS DATE) AS month,
                   line.customer_key, amount
              FROM sale_line AS line JOIN known ON known.customer_key = line.customer_key
             WHERE ${sql} AND day IS NOT NULL),
          cell AS MATERIALIZED (
            SELECT cohort, month, count(DISTINCT customer_key) AS customers, sum(amount) AS revenue
              FROM bought GROUP BY cohort, month)
     SELECT cohort, month, customers, revenue FROM cell
     UNION ALL
     SELECT NULL, month, sum(customers), sum(revenue) FROM cell WHERE cohort <> month GROUP BY month`,
    parameters,
    row,
  );
}

/**
 * Who came back: customers by the month of their first purchase, and how many of them the selected lines name in each month since.
 * @param days the selected days of the data
 */
export async function readCohorts(lines: SaleLines, filter: Filter, days: Period): Promise<Cohort[]> {
  const found = await readCells(lines, filter);
  const months = monthsOf(days).slice(-mostMonths);
  const cells = new Map(found.map((cell) => [`${cell.cohort} ${cell.month}`, cell]));
  return months.flatMap(({ month }, index) => {
    const size = cells.get(`${month} ${month}`)?.customers ?? 0;
    if (size === 0) return [];
    const since = months.slice(index).map(({ month: later, complete }) => {
      const cell = cells.get(`${month} ${later}`);
      const customers = cell?.customers ?? 0;
      return { customers, retention: customers / size, revenue: cell?.revenue ?? 0, complete };
    });
    return [{ month, customers: size, months: since }];
  });
}

/** The months that hold a day of a period, and whether it covers them. */
export function monthsOf({ from, to }: Period): { month: string; complete: boolean }[] {
  const [first, last] = [toDayNumber(from), toDayNumber(to)];
  const months: { month: string; complete: boolean }[] = [];
  for (let start = startOfBucket(first, 'month'); start <= last; start = startOfNextBucket(start, 'month'))
    months.push({ month: toIsoDay(start), complete: start >= first && startOfNextBucket(start, 'month') - 1 <= last });
  return months;
}
