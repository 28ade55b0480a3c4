import type { TrendPoint, Trends } from '@/lib/api/summary';
import { type Grain, type Period, toDayNumber } from '@/lib/sales/calendar';

/** More points than this take seconds to draw and show no more. */
export const mostPoints = 1000;

/** The grain that suits a period: about fifty to a hundred points. */
export function suitGrain({ from, to }: Period): Grain {
  const days = toDayNumber(to) - toDayNumber(from) + 1;
  if (days <= 92) return 'day';
  return days <= 731 ? 'week' : 'month';
}

/** The buckets to draw: those of the grain, or of the next coarser one that has few enough. */
export function pickBuckets(trends: Trends, grain: Grain): { grain: Grain; points: TrendPoint[] } {
  const grains: Grain[] = ['day', 'week', 'month'];
  const coarser = grains.slice(grains.indexOf(grain));
  const drawn = coarser.find((name) => trends[name].length <= mostPoints) ?? 'month';
  return { grain: drawn, points: trends[drawn].slice(-mostPoints) };
}
