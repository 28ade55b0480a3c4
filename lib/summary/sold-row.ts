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
