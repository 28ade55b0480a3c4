import type { SaleLines } from '../../engine/engine';
import { where } from '../../engine/where';
import { type Period, periodOf, toDayNumber } from '../../sales/calendar';
import { dayRange } from '../../sales/capabilities';
import type { Filter } from '../../sales/filter';
import { customersSql } from './customers';

/** What customers had bought up to a day. */
export interface Moment {
  /** The day. */
  asOf: string;
  /** SQL for them, and its parameters. */
  customers: string;
  parameters: string[];
}

interface Narrowing {
  /** Parameters that a question has already. */
  bound?: string[];
  /** A condition that lines have to meet besides. */
  only?: string;
  /** First and last day of those lines. */
  data?: Period | null;
}

/** The customers of the selected lines as they stood on the last selected day of the data; null where no day is selected. */
export function momentOf(lines: SaleLines, filter: Filter, { bound, only, data }: Narrowing = {}): Moment | null {
  const days = data === undefined ? dayRange(lines.profile) : data;
  const period = days && periodOf(filter, days);
  if (period === null) return null;
  const { sql, parameters } = where(filter, bound);
  const condition = only === undefined ? sql : `${sql} AND ${only}`;
  return { asOf: period.to, customers: customersSql(lines, condition, period.to), parameters };
}

/** The same customers in a table where they are many: to find them costs more than all that is asked of them. */
export async function keepCustomers(lines: SaleLines, moment: Moment): Promise<Moment> {
  const table = await lines.table(moment.customers, moment.parameters);
  return table === null ? moment : { ...moment, customers: `SELECT * FROM ${table}`, parameters: [] };
}

/** The selected days of the data. */
export function selectedDays(lines: SaleLines, filter: Filter): Period | null {
  const data = dayRange(lines.profile);
  return data === null ? null : periodOf(filter, data);
}

/** Days from the first to the last of a period. */
export function lengthOf({ from, to }: Period): number {
  return toDayNumber(to) - toDayNumber(from) + 1;
}
