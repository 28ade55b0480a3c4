import type { Grain } from '../../sales/calendar';

/** How the sales of a grain repeat, in its buckets. */
export interface Seasonality {
  /** Buckets after which the short season comes again: a week of days; 1 where there is none. */
  phase: number;
  /** Buckets over which the level of a series is measured. */
  level: number;
  /** Buckets of a year, in whole weeks for days. */
  year: number;
  /** Buckets of the season that exponential smoothing follows. */
  smoothed: number;
}

export const seasonality: Record<Grain, Seasonality> = {
  day: { phase: 7, level: 56, year: 364, smoothed: 7 },
  week: { phase: 1, level: 13, year: 52, smoothed: 1 },
  month: { phase: 1, level: 12, year: 12, smoothed: 12 },
};
