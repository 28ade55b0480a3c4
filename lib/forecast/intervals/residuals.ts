import { naiveErrorOf } from '../../ml/metrics/regression';
import type { Grain } from '../../sales/calendar';
import { naiveSeason, phaseMean } from '../members/simple';
import { Past } from '../series/past';
import { seasonality } from '../series/seasonality';
import { conformalQuantile, type Residuals, sorted, spreadOf, type Widths } from './conformal';

/** What a forecast was off by, ready to be compared with other buckets and other series. */
export function residualsOf(
  known: Float64Array,
  forecast: Float64Array,
  actual: Float64Array,
  grain: Grain,
): Residuals {
  const spread = spreadOf(forecast);
  const sizes: number[] = [];
  // A bucket that is expected to bring nothing has no interval, so that what it brings says nothing about widths.
  for (let h = 0; h < actual.length; h++)
    if (spread[h]! > 0) sizes.push(Math.abs(actual[h]! - forecast[h]!) / spread[h]!);
  return { sizes: Float64Array.from(sizes), scale: naiveScale(known, grain) };
}

/** The mean absolute error of "the same as last time" within the values, by which series are compared; 0 where there is none. */
export function naiveScale(values: Float64Array, grain: Grain): number {
  const season = naiveSeason(values.length, grain);
  return naiveErrorOf(values, values.length >= 2 * season ? season : 1) ?? 0;
}

/** Widths from a history too short for earlier ends: how far values were from the mean of their phase before. */
export function roughWidths(values: Float64Array, grain: Grain): Widths {
  const past = new Past(values);
  const { phase } = seasonality[grain];
  const sizes = sorted([
    values.subarray(phase).map((value, place) => Math.abs(value - phaseMean(past, grain, place + phase, 1, 8))),
  ]);
  return { k80: conformalQuantile(sizes, 0.8), k95: conformalQuantile(sizes, 0.95) };
}
