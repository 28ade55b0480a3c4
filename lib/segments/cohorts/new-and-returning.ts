import { day, number } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import { where } from '../../engine/where';
import type { Period } from '../../sales/calendar';
import type { Filter } from '../../sales/filter';
import { firstDaysSql, monthsOf } from './cohorts';

/** Customers of one month by whether they had bought in a month before. */
export interface MonthOfCustomers {
  /** First day of the month. */
  month: string;
  complete: boolean;
  newCustomers: number;
  returningCustomers: number;
  newRevenue: number;
  returningRevenue: number;
}

const row = { month: day, fresh: number, customers: number, revenue: number.nullable() };

/** New against returning customers, month by month without gaps. In the first month of the data everybody is new. */
export async function readNewAndReturning(lines: SaleLines, filter: Filter, days: Period): Promise<MonthOfCustomers[]> {
  const { sql, parameters } = where(filter);
  const found = await lines.query(
    `WITH known AS (${firstDaysSql})
     SELECT CAST(date_trunc('month', day) AS DATE) AS month,
            CASE WHEN date_trunc('month', first_day) = date_trunc('month', day) THEN 1 ELSE 0 END AS fresh,
            count(DISTINCT line.customer_key) AS customers, sum(amount) AS revenue
       FROM sale_line AS line JOIN known ON known.customer_key = line.customer_key
      WHERE ${sql} AND day IS NOT NULL
      GROUP BY 1, 2`,
    parameters,
    row,
  );
  const at = new Map(found.map((one) => [`${one.month} ${one.fresh}`, one]));
  return monthsOf(days).map(({ month, complete }) => {
    const [fresh, known] = [at.get(`${month} 1`), at.get(`${month} 0`)];
    return {
      month,
      complete,
      newCustomers: fresh?.customers ?? 0,
      returningCustomers: known?.customers ?? 0,
      newRevenue: fresh?.revenue ?? 0,
      returningRevenue: known?.revenue ?? 0,
    };
  });
}
