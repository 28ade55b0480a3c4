import type { SaleLines } from '../engine/engine';
import { dayRange } from '../sales/capabilities';
import type { Filter } from '../sales/filter';
import { type Compare, comparedDays } from './changes/compared-days';
import { readComparison } from './changes/comparison';
import { readBasketSizes } from './details/basket-sizes';
import { readCustomers } from './details/customers';
import { readDiscounts } from './details/discounts';
import { readMargin } from './details/margin';
import { readPrices } from './details/prices';
import { readStores } from './details/stores';
import { readGroups } from './groups';
import { type ProductPage, readProducts } from './products';
import { readLineStatistics } from './statistics';
import { readTotals } from './totals';
import { readVisits } from './visits';

export interface SummaryRequest extends ProductPage {
  filter: Filter;
  compare: Compare;
  /** Parts that are made on request. */
  include: readonly string[];
}

/** What sold: totals beside the compared days, statistics, products and categories; stores, prices, discounts and so on on request. */
export async function summarise(all: SaleLines, { filter, compare, include, ...page }: SummaryRequest) {
  const lines = await all.among(filter);
  const days = comparedDays(filter, dayRange(lines.profile), compare);
  const asks = (part: string) => include.includes(part);
  const [counted, comparison, lineStats, visits, products, categories, ...others] = await Promise.all([
    readTotals(lines, filter),
    readComparison(lines, filter, days),
    readLineStatistics(lines, filter),
    readVisits(lines, filter),
    readProducts(lines, filter, page, days),
    readGroups(lines, filter, 'category', days),
    asks('stores') ? readStores(lines, filter, days) : undefined,
    asks('prices') ? readPrices(lines, filter) : undefined,
    asks('discounts') ? readDiscounts(lines, filter) : undefined,
    asks('margin') ? readMargin(lines, filter) : undefined,
    asks('baskets') ? readBasketSizes(lines, filter) : undefined,
    asks('customers') ? readCustomers(all, filter) : undefined,
  ]);
  const { totals, dateRange } = counted;
  const [stores, prices, discounts, margin, baskets, customers] = others;
  return {
    rows: totals.lines,
    dateRange,
    dataRange: dayRange(lines.profile),
    totals,
    comparison,
    lineStats,
    transactionStats: visits.values,
    products,
    productCount: totals.products,
    categories: categories.map(({ name, ...category }) => ({ category: name, ...category })),
    stores,
    prices,
    discounts,
    margin,
    baskets,
    customers,
  };
}
