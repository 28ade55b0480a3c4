import type { SaleLines } from '../../engine/engine';
import { dayRange } from '../../sales/capabilities';
import type { Filter } from '../../sales/filter';
import { readTotals } from '../totals';
import { type Compare, comparedDays } from './compared-days';
import { type MoverKind, readMovers } from './movers';
import { noDays, readChange } from './read-change';

export interface ChangesRequest {
  filter: Filter;
  compare: Compare;
  by: MoverKind;
  limit: number;
}

/** Why takings changed against the compared days, and which products, categories or stores rose and fell most. */
export async function compareSales(all: SaleLines, { filter, compare, by, limit }: ChangesRequest) {
  const lines = await all.among(filter);
  const compared = comparedDays(filter, dayRange(lines.profile), compare);
  const [{ totals }, change, movers] = await Promise.all([
    readTotals(lines, filter),
    readChange(lines, filter, compare),
    compared === null ? noDays(lines, compare) : readMovers(lines, filter, compared, { by, limit }),
  ]);
  return { rows: totals.lines, by, compared, change, movers };
}
