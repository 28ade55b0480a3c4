import type { z } from 'zod';
import { day, number } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { noDay, type Sums } from '../engine/sums/sums';
import { where } from '../engine/where';
import { toIsoDay } from '../sales/calendar';
import { dayRange } from '../sales/capabilities';
import type { Filter } from '../sales/filter';
import { addHours } from './hour-sums';
import { readVisits } from './visits';

/** Sums over the selected lines; null is what the file cannot give. */
export interface Totals {
  /** Sum of amounts, so net of returns: grossRevenue - returns. */
  revenue: number | null;
  grossRevenue: number | null;
  /** What went back, as a positive number: lines with a negative quantity or, without quantities, a negative amount. */
  returns: number | null;
  units: number | null;
  lines: number;
  transactions: number | null;
  customers: number | null;
  products: number;
  averageTransactionValue: number | null;
  unitsPerTransaction: number | null;
}

const row = {
  lines: number,
  revenue: number.nullable(),
  gross_revenue: number.nullable(),
  returns: number.nullable(),
  units: number.nullable(),
  customers: number,
  products: number,
  first_day: day.nullable(),
  last_day: day.nullable(),
};

type TotalsRow = z.output<z.ZodObject<typeof row>>;

/** SQL for whether a line takes something back: by its quantity or, where that is not known, by its amount. */
export const isReturn = '(quantity < 0 OR (quantity IS NULL AND amount < 0))';

/** What the selected lines add up to, and their first and last day. */
export async function readTotals(lines: SaleLines, filter: Filter) {
  const has = (column: (typeof lines.profile.columns)[number]) => lines.profile.columns.includes(column);
  const visits = has('transaction_key') ? readVisits(lines, filter) : null;
  const summed = await lines.sums(filter);
  const sums = summed === null ? await askTotals(lines, filter) : totalsOf(summed);
  const money = (value: number | null) => (has('amount') ? (value ?? 0) : null);
  const revenue = money(sums.revenue);
  const units = has('quantity') ? (sums.units ?? 0) : null;
  const transactions = (await visits)?.transactions ?? null;
  const totals: Totals = {
    revenue,
    grossRevenue: money(sums.gross_revenue),
    returns: money(sums.returns),
    units,
    lines: sums.lines,
    transactions,
    customers: has('customer_key') ? sums.customers : null,
    products: sums.products,
    averageTransactionValue: ratio(revenue, transactions),
    unitsPerTransaction: ratio(units, transactions),
  };
  return { totals, dateRange: dayRange({ from: sums.first_day, to: sums.last_day }) };
}

async function askTotals(lines: SaleLines, filter: Filter): Promise<TotalsRow> {
  const { sql, parameters } = where(filter);
  const [sums] = await lines.query(
    `SELECT count(*) AS lines,
            sum(amount) AS revenue,
            sum(amount) - coalesce(sum(amount) FILTER (WHERE ${isReturn}), 0) AS gross_revenue,
            -sum(amount) FILTER (WHERE ${isReturn}) AS returns,
            sum(quantity) AS units,
            count(DISTINCT customer_key) AS customers,
            count(DISTINCT product_key) AS products,
            min(day) AS first_day,
            max(day) AS last_day
       FROM sale_line
      WHERE ${sql}`,
    parameters,
    row,
  );
  if (sums === undefined) throw new Error('An aggregate without groups has one row.');
  return sums;
}

function totalsOf(summed: Sums): TotalsRow {
  const all = addHours(summed, () => 0).get(0);
  const days = summed.hours.days.filter((day) => day !== noDay);
  const isoDay = (day: number | undefined) => (day === undefined ? null : toIsoDay(day));
  return {
    lines: all?.lines ?? 0,
    revenue: all?.revenue ?? null,
    gross_revenue: all?.grossRevenue ?? null,
    returns: all?.returns ?? null,
    units: all?.units ?? null,
    customers: summed.customers,
    products: summed.products,
    first_day: isoDay(days[0]),
    last_day: isoDay(days.at(-1)),
  };
}

/** A quotient, or null where a part is not known or the divisor is 0. */
export function ratio(dividend: number | null, divisor: number | null): number | null {
  return dividend === null || divisor === null || divisor === 0 ? null : dividend / divisor;
}
