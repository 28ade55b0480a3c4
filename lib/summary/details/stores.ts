import type { SaleLines } from '../../engine/engine';
import type { Filter } from '../../sales/filter';
import type { ComparedDays } from '../changes/compared-days';
import { readGroups } from '../groups';
import { lacking } from '../lacking';
import { ratio } from '../totals';

/** The selected stores, best first, with what an average transaction brings in each. */
export async function readStores(lines: SaleLines, filter: Filter, days: ComparedDays | null) {
  if (!lines.profile.columns.includes('store')) return lacking('store');
  const stores = await readGroups(lines, filter, 'store', days);
  return stores.map(({ name, ...sold }) => ({
    store: name,
    ...sold,
    averageTransactionValue: ratio(sold.revenue, sold.transactions),
    unitsPerTransaction: ratio(sold.units, sold.transactions),
  }));
}
