import { type Period, startOfBucket, toDayNumber, toIsoDay } from '@/lib/sales/calendar';

export interface Preset {
  name: string;
  /** Null is everything. */
  period: Period | null;
}

/** Periods to choose from, counted back from the last day of the data rather than from today. */
export function listPresets(data: Period): Preset[] {
  const last = toDayNumber(data.to);
  const thisMonth = startOfBucket(last, 'month');
  const lastMonth = startOfBucket(thisMonth - 1, 'month');
  const year = Number(data.to.slice(0, 4));
  const quarter = Math.floor((Number(data.to.slice(5, 7)) - 1) / 3);
  const upToLast = (from: string) => ({ from, to: data.to });
  const presets: Preset[] = [
    { name: 'All dates', period: null },
    { name: 'Last 7 days', period: upToLast(toIsoDay(last - 6)) },
    { name: 'Last 28 days', period: upToLast(toIsoDay(last - 27)) },
    { name: 'Last 90 days', period: upToLast(toIsoDay(last - 89)) },
    { name: 'This month', period: upToLast(toIsoDay(thisMonth)) },
    { name: 'Last month', period: { from: toIsoDay(lastMonth), to: toIsoDay(thisMonth - 1) } },
    { name: 'This quarter', period: upToLast(`${year}-${String(quarter * 3 + 1).padStart(2, '0')}-01`) },
    { name: 'This year', period: upToLast(`${year}-01-01`) },
    { name: 'Last 12 months', period: upToLast(toIsoDay(toDayNumber(`${year - 1}${data.to.slice(4)}`) + 1)) },
  ];
  return presets.filter(({ period }) => period === null || period.from >= data.from);
}
