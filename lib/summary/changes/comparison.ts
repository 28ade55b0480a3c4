import type { SaleLines } from '../../engine/engine';
import type { Filter } from '../../sales/filter';
import { ratio, readTotals, type Totals } from '../totals';
import type { ComparedDays } from './compared-days';

export interface Comparison extends ComparedDays {
  totals: Totals;
  /** Relative change of each total; null where the earlier value is 0 or not known. */
  change: Record<keyof Totals, number | null>;
}

const measures = [
  'revenue',
  'grossRevenue',
  'returns',
  'units',
  'lines',
  'transactions',
  'customers',
  'products',
  'averageTransactionValue',
  'unitsPerTransaction',
] as const satisfies (keyof Totals)[];

/** The same totals over the days that are compared with; null where there are none. */
export async function readComparison(
  lines: SaleLines,
  filter: Filter,
  days: ComparedDays | null,
): Promise<Comparison | null> {
  if (days === null) return null;
  const [{ totals: now }, { totals }] = await Promise.all([
    readTotals(lines, filter),
    readTotals(lines, { ...filter, ...days.period }),
  ]);
  const change = Object.fromEntries(measures.map((name) => [name, changeOf(now[name], totals[name])]));
  return { ...days, totals, change: { ...noChange, ...change } };
}

const noChange: Comparison['change'] = {
  revenue: null,
  grossRevenue: null,
  returns: null,
  units: null,
  lines: null,
  transactions: null,
  customers: null,
  products: null,
  averageTransactionValue: null,
  unitsPerTransaction: null,
};

function changeOf(now: number | null, then: number | null): number | null {
  return now === null || then === null ? null : ratio(now - then, then === 0 ? null : Math.abs(then));
}
