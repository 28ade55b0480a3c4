import type { Grain } from '../../sales/calendar';
import { seasonality } from '../series/seasonality';

export const memberNames = ['smoothing', 'theta', 'lastYear', 'recent', 'forest'] as const;

/** One way to forecast a series; the forecast is a blend of several. */
export type MemberName = (typeof memberNames)[number];

/** Forecasts of one series by each of its members. */
export type MemberForecasts = Partial<Record<MemberName, Float64Array>>;

/** Buckets below which only the mean of the last values is told, and below which nothing is. */
export const leastBuckets: Record<Grain, { any: number; learned: number }> = {
  day: { any: 14, learned: 56 },
  week: { any: 8, learned: 26 },
  month: { any: 4, learned: 12 },
};

/** Buckets that are forecast where nobody says how many. */
export const defaultHorizon: Record<Grain, number> = { day: 28, week: 8, month: 6 };

/** The members that suit a series of some length, found by experiment on some two hundred real series. */
export function membersFor(grain: Grain, buckets: number): MemberName[] {
  const years = buckets / seasonality[grain].year;
  if (buckets < leastBuckets[grain].learned) return ['recent'];
  if (grain === 'day' && years >= 2) return ['smoothing', 'lastYear', 'forest'];
  if (years >= 1.1) return ['smoothing', 'theta', 'lastYear', 'forest'];
  if (grain !== 'day') return ['smoothing', 'theta', 'recent'];
  // The mean of eight weeks helps little by then, and is far off after the weeks of Christmas.
  return years >= 0.5 ? ['smoothing', 'theta', 'forest'] : ['smoothing', 'theta', 'recent', 'forest'];
}
