import type { Grain } from '@/lib/sales/calendar';

/** Buckets in a moving average: a week of days, about a month of weeks, a quarter of months. */
export const averageLengths: Record<Grain, number> = { day: 7, week: 4, month: 3 };

/** The mean of each value and those right before it; null where there are too few or one of them is not known. */
export function movingAverage(values: readonly (number | null)[], length: number): (number | null)[] {
  return values.map((_, index) => {
    const window = values.slice(Math.max(0, index + 1 - length), index + 1);
    const known = window.filter((value) => value !== null);
    return known.length < length ? null : known.reduce((sum, value) => sum + value, 0) / length;
  });
}
