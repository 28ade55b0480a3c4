import type { Grain } from '../../sales/calendar';
import type { Panel } from '../series/panel';
import { Past } from '../series/past';
import { seasonality } from '../series/seasonality';
import { type ForestMember, forecastForest } from './forest';
import { type MemberForecasts, memberNames, membersFor } from './names';
import { forecastLastYear, forecastRecent } from './simple';
import { type Ets, fitEts, forecastEts } from './smoothing/ets';
import { fitTheta, forecastTheta, type Theta } from './theta';
import { yearIndex } from './year-index';

/** What the members have learned about a panel; the others need to learn nothing. */
export interface Fitted {
  forest: ForestMember | null;
  series: { id: string; smoothing: Ets; theta: Theta }[];
}

/** The last values that exponential smoothing goes through. */
const mostSmoothed = 731;
const leastMonths = 25;

/** Fits the members that learn from each series alone. */
export function fitSeries({ grain, series }: Panel): Fitted['series'] {
  return series.map(({ id, values }) => {
    const { flat } = withoutYear(grain, values, 0);
    const period = grain === 'month' && values.length < leastMonths ? 1 : seasonality[grain].smoothed;
    return { id, smoothing: fitEts(flat.subarray(-mostSmoothed), period), theta: fitTheta(flat, period) };
  });
}

/** Whether any series is long enough for a forest to help. */
export function wantsForest({ grain, series }: Panel): boolean {
  return series.some(({ values }) => membersFor(grain, values.length).includes('forest'));
}

/**
 * What each member expects of each series after the end of a panel, which may be later than the one that they were fitted to.
 * @returns in the order of the series; no value is below 0
 */
export function forecastMembers(fitted: Fitted, panel: Panel, horizon: number): MemberForecasts[] {
  const { grain } = panel;
  const forests = fitted.forest === null ? [] : forecastForest(fitted.forest, panel, horizon);
  return panel.series.map(({ id, values }, index) => {
    const own = fitted.series.find((one) => one.id === id);
    const { flat, coming } = withoutYear(grain, values, horizon);
    const inYear = (forecast: Float64Array) => forecast.map((value, h) => value * (coming[h] ?? 1));
    const past = new Past(values);
    const found: Record<(typeof memberNames)[number], Float64Array | null | undefined> = {
      smoothing: own && inYear(forecastEts(own.smoothing, flat.subarray(-mostSmoothed), horizon)),
      theta: own && inYear(forecastTheta(own.theta, flat, horizon)),
      lastYear: forecastLastYear(past, grain, horizon),
      recent: forecastRecent(past, grain, horizon),
      forest: forests[index],
    };
    const forecasts: MemberForecasts = {};
    for (const name of memberNames) {
      const forecast = found[name];
      if (forecast?.every(Number.isFinite)) forecasts[name] = forecast.map((value) => Math.max(0, value));
    }
    return forecasts;
  });
}

/** The values with the time of year divided out, where two years of days or weeks show it; months have it as their season. */
function withoutYear(
  grain: Grain,
  values: Float64Array,
  horizon: number,
): { flat: Float64Array; coming: Float64Array } {
  if (grain === 'month' || values.length < 2 * seasonality[grain].year)
    return { flat: values, coming: new Float64Array(0) };
  const { past, coming } = yearIndex(values, seasonality[grain].phase, horizon);
  return { flat: values.map((value, t) => value / past[t]!), coming };
}
