import type { SaleLines } from '../engine/engine';
import { comparisonPeriod, type Period, periodOf } from '../sales/calendar';
import { dayRange } from '../sales/capabilities';
import type { Filter } from '../sales/filter';
import { ratio, readTotals, type Totals } from './totals';

export type Compare = 'previous' | 'year' | 'none';

export interface Comparison {
  period: Period;
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

/**
 * The same totals over the period before, or a year before, cut at the same point. Null where the data do not reach back
 * over all of that period: a part of it is never compared with a whole.
 */
export async function readComparison(
  lines: SaleLines,
  filter: Filter,
  compare: Compare,
  now: Totals,
): Promise<Comparison | null> {
  const data = dayRange(lines.profile);
  if (compare === 'none' || data === null) return null;
  const selected = periodOf(filter, data);
  if (selected === null) return null;
  const period = comparisonPeriod(selected, filter.to ?? data.to, compare);
  if (period.from < data.from) return null;
  const { totals } = await readTotals(lines, { ...filter, ...period });
  const change = Object.fromEntries(measures.map((name) => [name, changeOf(now[name], totals[name])]));
  return { period, totals, change: { ...noChange, ...change } };
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
