import type { DaySales } from './day-sales';
import { findProductTrends, type ProductTrend } from './product-trends';
import { findStockOuts, type StockOut } from './stock-outs';
import { findUnusualDays, type UnusualDays } from './unusual-days';

export type StandOut =
  | ({ kind: 'days' } & UnusualDays)
  | ({ kind: 'trend' } & ProductTrend)
  | ({ kind: 'stockOut' } & StockOut);

/** Where nothing is going on, this part of all answers has a finding; each of the three kinds gets a third of it. */
export const level = 0.05;

/**
 * What stands out, what moved most first. A product has one finding at most, and days that somebody named have none.
 * @param isNamed whether a day, as an index of the sales, is explained
 */
export function findStandOuts(sales: DaySales, isNamed: (index: number) => boolean): StandOut[] {
  const each = level / 3;
  const isExplained = ({ from, to }: { from: number; to: number }) =>
    sales.isOpen.every((_, index) => index < from || index > to || isNamed(index));
  const found: StandOut[] = [
    ...findUnusualDays(sales, each, isNamed).map((days) => ({ kind: 'days' as const, ...days })),
    ...findStockOuts(sales, each)
      .filter((run) => !isExplained(run))
      .map((run) => ({ kind: 'stockOut' as const, ...run })),
    ...findProductTrends(sales, each).map((trend) => ({ kind: 'trend' as const, ...trend })),
  ];
  const seen = new Set<string>();
  return found
    .sort((one, other) => Math.abs(other.impact) - Math.abs(one.impact))
    .filter((one) => {
      if (one.kind === 'days') return true;
      const isFirst = !seen.has(one.product);
      seen.add(one.product);
      return isFirst;
    });
}
