import type { SaleLines } from '../../engine/engine';
import type { Period } from '../../sales/calendar';
import type { Filter } from '../../sales/filter';
import { monthsOf, readCells } from './cohorts';

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

/** New against returning customers, month by month without gaps. In the first month of the data everybody is new. */
export async function readNewAndReturning(lines: SaleLines, filter: Filter, days: Period): Promise<MonthOfCustomers[]> {
  const cells = await readCells(lines, filter);
  return monthsOf(days).map(({ month, complete }) => {
    const ofMonth = cells.filter((cell) => cell.month === month);
    const fresh = ofMonth.find(({ cohort }) => cohort === month);
    const known = ofMonth.find(({ cohort }) => cohort === null);
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
