import { z } from 'zod';
import { number } from '../engine/columns';
import type { ComparedDays } from './changes/compared-days';
import { ratio, type Totals } from './totals';

/** What a product, a category or a store sold. */
export interface SoldRow {
  revenue: number | null;
  units: number | null;
  transactions: number | null;
  lines: number;
  /** Part of the selected revenue, 0..1; null where that is not positive. */
  share: number | null;
  /** Revenue, or units in a file without prices, on the days that are compared with; null where there are none. */
  before: number | null;
  /** Relative change since; null where nothing was sold before. */
  change: number | null;
  /** Class by revenue, or by units in a file without prices, among all that the filter selects. */
  abc: 'A' | 'B' | 'C' | null;
}

/** The columns of a result that every such row has. */
export const soldColumns = {
  revenue: number.nullable(),
  units: number.nullable(),
  lines: number,
  before: number.nullable(),
  abc: z.enum(['A', 'B', 'C']).nullable(),
};

type Read = z.output<z.ZodObject<typeof soldColumns>> & { transactions: number };

/** A row as it was read, with its share and change, and null for what the file or the compared days cannot give. */
export function completeRow<Row extends Read>(read: Row, totals: Totals, days: ComparedDays | null): Row & SoldRow {
  const now = (totals.revenue === null ? read.units : read.revenue) ?? 0;
  const before = days === null || (totals.revenue === null && totals.units === null) ? null : (read.before ?? 0);
  return {
    ...read,
    transactions: totals.transactions === null ? null : read.transactions,
    share: totals.revenue !== null && totals.revenue > 0 ? ratio(read.revenue, totals.revenue) : null,
    before,
    change: before === null ? null : ratio(now - before, Math.abs(before)),
  };
}

/**
 * SQL for the class of a row among all rows: A as long as the rows that bring more make up less than 80 % of the value, B up to
 * 95 %, then C. What brings nothing or less is C, and takes nothing from the value of the others.
 * @param tie what orders rows of equal value
 */
export function abcClass(value: string, tie: string): string {
  const positive = `greatest(${value}, 0)`;
  const whole = `sum(${positive}) OVER ()`;
  const larger = `(sum(${positive}) OVER (ORDER BY ${value} DESC, ${tie} ROWS UNBOUNDED PRECEDING) - ${positive})`;
  return `CASE WHEN ${value} IS NULL THEN NULL WHEN ${value} <= 0 THEN 'C'
               WHEN 5 * ${larger} < 4 * ${whole} THEN 'A' WHEN 20 * ${larger} < 19 * ${whole} THEN 'B' ELSE 'C' END`;
}
