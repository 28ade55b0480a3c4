import type { Grain } from '../../sales/calendar';
import { phaseMean } from '../members/simple';
import type { Past } from '../series/past';
import { seasonality } from '../series/seasonality';

/** Stretches and lags of a grain that the forest is told of, in buckets. */
const stretches: Record<Grain, { means: number[]; lags: number[]; spread: number; base: number; around: number[] }> = {
  day: { means: [7, 14, 28, 91], lags: [14, 28], spread: 28, base: 8, around: [0, 3, 14] },
  week: { means: [2, 4, 8, 26], lags: [4, 13], spread: 8, base: 4, around: [0, 1, 3] },
  month: { means: [2, 3, 6, 24], lags: [3, 6], spread: 6, base: 4, around: [0, 1] },
};

/** Names of the features that say what was sold before, relative to the level of the series. */
export function salesNames(grain: Grain, withYear: boolean): string[] {
  const { means, lags, around } = stretches[grain];
  return [
    'ahead',
    'last',
    'lastButOne',
    'phaseMean4',
    'phaseMean8',
    'slope',
    'latest',
    ...means.map((length) => `mean${length}`),
    ...lags.map((lag) => `lag${lag}`),
    'spread',
    'zeros',
    ...(grain === 'day' ? ['phaseZeros'] : []),
    ...(withYear ? [...around.map((reach) => `lastYear${reach}`), 'hasLastYear'] : []),
    'logLevel',
  ];
}

/** What a series stands at: its level, and what its phase brought of late. */
export function standing(past: Past, grain: Grain, known: number, ahead: number): { level: number; base: number } {
  const { level } = seasonality[grain];
  return { level: past.size(known - level, known), base: phaseMean(past, grain, known, ahead, stretches[grain].base) };
}

/**
 * Writes the features of the value `ahead` buckets after the first `known` ones, as `salesNames` lists them.
 * @param unit the level that the values are divided by, above 0
 * @param scale what stands for 1 in the logarithm of the level
 */
export function writeSales(
  past: Past,
  grain: Grain,
  known: number,
  ahead: number,
  { unit, scale, withYear }: { unit: number; scale: number; withYear: boolean },
  into: Float64Array,
  from: number,
): number {
  const { phase, level, year } = seasonality[grain];
  const { means, lags, spread, around } = stretches[grain];
  const { values } = past;
  const target = known + ahead - 1;
  const earlier = (lag: number) => {
    const place = target - lag * Math.ceil(ahead / lag);
    return place >= 0 ? values[place]! / unit : phaseMean(past, grain, known, ahead, 8) / unit;
  };
  let at = from;
  into[at++] = ahead;
  const same = target - phase * Math.ceil(ahead / phase);
  into[at++] = (values[same] ?? 0) / unit;
  into[at++] = (values[same - phase] ?? values[same] ?? 0) / unit;
  into[at++] = phaseMean(past, grain, known, ahead, 4) / unit;
  into[at++] = phaseMean(past, grain, known, ahead, 8) / unit;
  const half = level >> 1;
  into[at++] = (past.mean(known - half, known) - past.mean(known - 2 * half, known - half)) / unit;
  into[at++] = (values[known - 1] ?? 0) / unit;
  for (const length of means) into[at++] = past.mean(known - length, known) / unit;
  for (const lag of lags) into[at++] = earlier(lag);
  into[at++] = past.deviation(known - spread, known) / unit;
  into[at++] = past.zeroShare(known - spread, known);
  if (grain === 'day') {
    let zeros = 0;
    let seen = 0;
    for (let place = same; seen < 8 && place >= 0; place -= phase, seen++) if (values[place] === 0) zeros++;
    into[at++] = seen === 0 ? 0 : zeros / seen;
  }
  if (withYear) {
    const back = year * Math.ceil(ahead / year);
    const then = past.size(known - back - level, known - back);
    const isKnown = target - back >= 0 && known - back >= level / 2 && then > 0;
    const base = phaseMean(past, grain, known, ahead, stretches[grain].base) / unit;
    for (const reach of around)
      into[at++] = isKnown ? past.mean(target - back - reach, Math.min(known, target - back + reach + 1)) / then : base;
    into[at++] = isKnown ? 1 : 0;
  }
  into[at++] = Math.log(unit / scale);
  return at;
}
