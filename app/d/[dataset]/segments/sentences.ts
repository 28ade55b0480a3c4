import {
  formatCount,
  formatDate,
  formatExact,
  formatPercent,
  formatShort,
  plain,
  type Unit,
} from '@/app/_components/format';
import type { ProductClasses, Returns, SegmentsAnswer } from '@/lib/api/segments';

/** "209 good customers have not been back" */
export function headline({ overdue, items }: SegmentsAnswer): string {
  if ('customers' in overdue && overdue.customers > 0)
    return `${formatCount(overdue.customers, 'good customer')} ${overdue.customers === 1 ? 'has' : 'have'} not been back`;
  const [best] = items;
  return best === undefined ? 'Customers' : `All good customers have been back; ${describeBest(best)}`;
}

function describeBest({ customers, revenueShare, name }: SegmentsAnswer['items'][number]): string {
  const share = revenueShare === null ? '' : ` bring ${formatPercent(revenueShare)} of takings`;
  return `${formatCount(customers, 'customer')} in “${name}”${share}`;
}

/** Who they are, in one line, and of what part of takings that tells. */
export function subline({ overdue, customers, revenue, allRevenue, asOf }: SegmentsAnswer, unit: Unit): string {
  const known =
    allRevenue > 0 ? ` They bring ${formatPercent(revenue / allRevenue)} of takings; the rest names nobody.` : '';
  const missed =
    'customers' in overdue && overdue.customers > 0
      ? `They brought ${formatShort(overdue.revenue, unit)}, usually came every ${formatDays(overdue.gapDays)} and have been away for ${formatDays(overdue.recencyDays)} (the middle one of each). `
      : '';
  return `${missed}${formatCount(customers, 'customer')} as of ${formatDate(asOf)}.${revenue < allRevenue ? known : ''}`;
}

export function formatDays(days: number | null): string {
  return days === null ? 'some days' : formatCount(Math.round(days), 'day');
}

/** How firm the groups are. */
export function describeStability({ stability, chosen, k, trainedOn, reused, spread }: SegmentsAnswer): string {
  const number = chosen ? `${k} groups suit these customers best.` : `${k} groups, as asked for.`;
  const firm = stability.steady
    ? ' They are steady: drawn anew, nearly the same customers stand together.'
    : ' Their borders are soft: drawn anew, some customers change sides, as most shops have no sharp kinds of customers.';
  const since = reused ? ` Learned from the sales up to ${formatDate(trainedOn)}${describeDrift(spread)}.` : '';
  return `${number}${firm}${since}`;
}

/** Mean distances that grew by more than this say that customers have changed. */
const drift = 1.2;

function describeDrift({ trained, now }: SegmentsAnswer['spread']): string {
  if (now <= trained * drift) return ', and they still fit';
  return '; customers have changed since, so learn them again';
}

/** "Expect 2,190 of 4,372 customers back by 8 Mar 2012" */
export function describeExpected({ expected, customers, period }: Returns): string {
  return `Expect ${formatExact(Math.round(expected), plain)} of ${formatCount(customers, 'customer')} back by ${formatDate(period.to)}`;
}

/** "31 products bring much and sell steadily" */
export function productHeadline({ cells, productCount }: ProductClasses): string {
  const count = (abc: string, xyz?: string) =>
    cells
      .filter((cell) => cell.abc === abc && (xyz === undefined || cell.xyz === xyz))
      .reduce((sum, { products }) => sum + products, 0);
  const [best, steady] = [count('A'), count('A', 'X')];
  if (best === 0) return `${formatCount(productCount, 'product')} by value and steadiness`;
  return steady === 0
    ? `Of the products that bring most, none sells evenly`
    : `${formatCount(steady, 'product')} of the ${best} that bring most ${steady === 1 ? 'sells' : 'sell'} evenly`;
}
