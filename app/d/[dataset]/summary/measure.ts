import { plain, type Unit } from '@/app/_components/format';
import type { Totals } from '@/lib/api/summary';

/** What the page counts: takings, or what stands in for them in a file without prices. */
export interface Measure {
  key: 'revenue' | 'units' | 'transactions' | 'lines';
  /** As the subject of a sentence, in the plural. */
  name: string;
  unit: Unit;
}

export function chooseMeasure(totals: Totals, currency: string | null): Measure {
  if (totals.revenue !== null) return { key: 'revenue', name: 'Takings', unit: { kind: 'money', currency } };
  if (totals.units !== null) return { key: 'units', name: 'Items sold', unit: plain };
  if (totals.transactions !== null) return { key: 'transactions', name: 'Receipts', unit: plain };
  return { key: 'lines', name: 'Sale lines', unit: plain };
}

export function measured(row: Pick<Totals, Measure['key']>, { key }: Measure): number | null {
  return row[key];
}
