import type { Source } from '@/app/_components/answer/source';
import {
  describeChange,
  formatCount,
  formatDuring,
  formatPercent,
  formatPeriod,
  formatShort,
  plain,
} from '@/app/_components/format';
import type { Compare } from '@/app/_hooks/use-filter';
import type { DataSummary } from '@/lib/api/summary';
import { type Period, periodOf, toDayNumber } from '@/lib/sales/calendar';
import type { Measure } from './measure';

/** The days a summary is about: those that were asked for, as far as there are data. */
export function periodOfSummary({ filter, dataRange }: Pick<DataSummary, 'filter' | 'dataRange'>): Period | null {
  return dataRange && periodOf(filter, dataRange);
}

/** Where the numbers of a summary come from. */
export function sourceOf(summary: DataSummary, name: string): Source {
  const { dataset, filter, dataVersion, rows, comparison } = summary;
  const days = periodOfSummary(summary);
  return { name, dataset, filter, dataVersion, rows, days, compared: comparison?.period ?? null };
}

/** "Takings were 9.75 M from 1 Dec 2010 to 9 Dec 2011, 6.1 % more than 22 Nov 2009 - 30 Nov 2010" */
export function headline(summary: DataSummary, measure: Measure): string {
  const period = periodOfSummary(summary);
  const during = period === null ? 'in this file' : formatDuring(period);
  const main = `${measure.name} were ${formatShort(summary.totals[measure.key], measure.unit)} ${during}`;
  const ratio = summary.comparison?.change[measure.key];
  if (!summary.comparison || ratio === null || ratio === undefined) return main;
  return `${main}, ${describeChange(ratio).words} ${formatPeriod(summary.comparison.period)}`;
}

/** "25,900 receipts of 376 on average, with 20 items each." */
export function subline({ totals, productCount, currency }: DataSummary): string {
  const { transactions, averageTransactionValue, unitsPerTransaction } = totals;
  const products = formatCount(productCount, 'product');
  if (transactions === null) return `${formatCount(totals.lines, 'line')} of ${products}.`;
  const average =
    averageTransactionValue === null
      ? ''
      : ` of ${formatShort(averageTransactionValue, { kind: 'money', currency })} on average`;
  const items = unitsPerTransaction === null ? '' : `, with ${formatShort(unitsPerTransaction, plain)} items each`;
  return `${formatCount(transactions, 'receipt')}${average}${items}, of ${products} in all.`;
}

/** Exactly which days are set against which, or why none are. */
export function describeComparison({ comparison }: DataSummary, compare: Compare): string {
  if (comparison === null)
    return `Nothing is compared: the file has no sales of ${compare === 'year' ? 'all these days a year earlier' : 'as many days before'}.`;
  const { selected, period: earlier } = comparison;
  const sameWeekdays = (toDayNumber(selected.from) - toDayNumber(earlier.from)) % 7 === 0;
  return `${formatPeriod(selected)} is compared with ${formatPeriod(earlier)}${sameWeekdays ? ', the same weekdays' : ''}.`;
}

/** What share the rows that are shown have together, null when it is not known. */
export function shareTogether(rows: readonly { share: number | null }[]): string | null {
  const shares = rows.map(({ share }) => share);
  if (shares.length === 0 || shares.includes(null)) return null;
  return formatPercent(shares.reduce<number>((sum, share) => sum + (share ?? 0), 0));
}
