import type { SaleLines } from '../engine/engine';
import { dayRange } from '../sales/capabilities';
import type { Filter } from '../sales/filter';
import { readCategories } from './categories';
import type { Compare } from './changes/compared-days';
import { readComparison } from './changes/comparison';
import { readProducts, type SortKey } from './products';
import { readLineStatistics, readTransactionStatistics } from './statistics';
import { readTotals } from './totals';

export interface SummaryRequest {
  filter: Filter;
  compare: Compare;
  top: number | 'all';
  sort: SortKey;
}

/** What sold: totals beside the period before, statistics, the best products and the categories. */
export async function summarise(lines: SaleLines, { filter, compare, top, sort }: SummaryRequest) {
  const { totals, dateRange } = await readTotals(lines, filter);
  const [comparison, lineStats, transactionStats, products, categories] = await Promise.all([
    readComparison(lines, filter, compare, totals),
    readLineStatistics(lines, filter),
    readTransactionStatistics(lines, filter),
    readProducts(lines, filter, { top, sort }, totals),
    readCategories(lines, filter, totals),
  ]);
  return {
    rows: totals.lines,
    dateRange,
    dataRange: dayRange(lines.profile),
    totals,
    comparison,
    lineStats,
    transactionStats,
    products,
    productCount: totals.products,
    categories,
  };
}
