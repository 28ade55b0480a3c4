import type { Grain } from '../../sales/calendar';
import type { Past } from '../series/past';
import { seasonality } from '../series/seasonality';

/** The mean of the last values of each coming bucket's phase: of the last eight Fridays, or of the last eight weeks. */
export function forecastRecent(past: Past, grain: Grain, horizon: number): Float64Array {
  return Float64Array.from({ length: horizon }, (_, h) => phaseMean(past, grain, past.values.length, h + 1, 8));
}

/** Mean of the last values, at most some, of the phase of a bucket ahead, when the first `known` values are known. */
export function phaseMean({ values }: Past, grain: Grain, known: number, ahead: number, most: number): number {
  const { phase } = seasonality[grain];
  let place = known + ahead - 1 - phase * Math.ceil(ahead / phase);
  let sum = 0;
  let count = 0;
  for (; count < most && place >= 0; place -= phase) {
    sum += values[place]!;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

/** Last year's values, moved by the change of the level since, which is trusted from a half to the double; null without a year. */
export function forecastLastYear(past: Past, grain: Grain, horizon: number): Float64Array | null {
  const { year, level } = seasonality[grain];
  const known = past.values.length;
  if (known < year + 1 + Math.min(level, horizon)) return null;
  return Float64Array.from({ length: horizon }, (_, h) => {
    const back = year * Math.ceil((h + 1) / year);
    const then = past.size(known - back - level, known - back);
    const growth = then > 0 ? Math.min(2, Math.max(0.5, past.size(known - level, known) / then)) : 1;
    return (past.values[known + h - back] ?? 0) * growth;
  });
}

/** What "the same as last time" says: last week's day, last year's week or month, or the last value where there is no year. */
export function forecastNaive(values: Float64Array, grain: Grain, horizon: number): Float64Array {
  const season = naiveSeason(values.length, grain);
  return Float64Array.from({ length: horizon }, (_, h) => values[values.length - season + (h % season)] ?? 0);
}

/** Buckets between a value and the one that "the same as last time" says. */
export function naiveSeason(buckets: number, grain: Grain): number {
  const { phase, year } = seasonality[grain];
  if (phase > 1) return buckets >= phase ? phase : 1;
  return buckets >= year ? year : 1;
}
