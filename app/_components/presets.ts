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
  const yearAgo = `${Number(data.to.slice(0, 4)) - 1}${data.to.slice(4)}`;
  const presets: Preset[] = [
    { name: 'All dates', period: null },
    { name: 'Last 7 days', period: { from: toIsoDay(last - 6), to: data.to } },
    { name: 'Last 28 days', period: { from: toIsoDay(last - 27), to: data.to } },
    { name: 'This month', period: { from: toIsoDay(thisMonth), to: data.to } },
    { name: 'Month before', period: { from: toIsoDay(lastMonth), to: toIsoDay(thisMonth - 1) } },
    { name: 'Last 12 months', period: { from: toIsoDay(toDayNumber(yearAgo) + 1), to: data.to } },
  ];
  return presets.filter(({ period }) => period === null || period.from >= data.from);
}
