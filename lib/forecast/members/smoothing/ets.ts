import { minimise } from './nelder-mead';
import { firstStates, follow, type Rates, type Shape } from './states';

/** An exponential smoothing that was fitted to a series. */
export interface Ets extends Shape, Rates {
  /** Length of the season. */
  period: number;
}

/**
 * The exponential smoothing that explains the values best: no season, an additive or (where all values are above 0) a
 * multiplicative one, with and without a damped trend, chosen by the corrected Akaike criterion.
 * @see Hyndman & Athanasopoulos 2021, Forecasting: Principles and Practice, chapter 8
 */
export function fitEts(values: Float64Array, period: number): Ets {
  const isPositive = values.every((value) => value > 0);
  const seasons: Shape['season'][] = period > 1 && values.length > 2 * period ? ['none', 'additive'] : ['none'];
  if (seasons.length > 1 && isPositive) seasons.push('multiplicative');
  let best: Ets = { season: 'none', trend: false, alpha: 0.2, beta: 0, gamma: 0, phi: 1, period };
  let least = Number.POSITIVE_INFINITY;
  for (const season of seasons)
    for (const trend of [false, true]) {
      const fitted = fitShape(values, period, { season, trend });
      if (fitted !== null && fitted.criterion < least) {
        least = fitted.criterion;
        best = fitted.ets;
      }
    }
  return best;
}

function fitShape(values: Float64Array, period: number, shape: Shape): { ets: Ets; criterion: number } | null {
  const parameters = 2 + (shape.trend ? 2 : 0) + (shape.season === 'none' ? 0 : 1);
  const count = parameters + (shape.trend ? 1 : 0) + (shape.season === 'none' ? 0 : period - 1) + 1;
  const rest = values.length - count - 1;
  if (rest <= 0) return null;
  const states = firstStates(values, period, shape);
  const scratch = { ...states, seasons: states.seasons.slice() };
  const measure = (point: readonly number[]) => {
    scratch.level = states.level;
    scratch.trend = states.trend;
    scratch.seasons.set(states.seasons);
    return follow(values, shape, ratesAt(point, shape), scratch);
  };
  const start = [-1, ...(shape.season === 'none' ? [] : [-2]), ...(shape.trend ? [-2, 1] : [])];
  const { point, value } = minimise(measure, start, { step: 1, most: 60 * start.length });
  const variance = Math.max(value / values.length, 1e-12);
  const criterion = values.length * Math.log(variance) + 2 * count + (2 * count * (count + 1)) / rest;
  return { ets: { ...shape, ...ratesAt(point, shape), period }, criterion };
}

/** Rates within their bounds from numbers without bounds: alpha, then gamma where there is a season, then beta and phi. */
function ratesAt([a = 0, ...others]: readonly number[], { season, trend }: Shape): Rates {
  const alpha = between(0.0001, 0.9999, a);
  const gamma = season === 'none' ? 0 : between(0.0001, 1 - alpha, others[0] ?? 0);
  const [b = 0, f = 0] = season === 'none' ? others : others.slice(1);
  if (!trend) return { alpha, beta: 0, gamma, phi: 1 };
  return { alpha, beta: between(0.0001, alpha, b), gamma, phi: between(0.8, 0.98, f) };
}

function between(low: number, high: number, x: number): number {
  return low + (high - low) / (1 + Math.exp(-x));
}

/** What a fitted smoothing expects after the values, which may go on beyond those that it was fitted to. */
export function forecastEts(ets: Ets, values: Float64Array, horizon: number): Float64Array {
  const states = firstStates(values, ets.period, ets);
  follow(values, ets, ets, states);
  const { level, trend, seasons } = states;
  let slope = 0;
  let damping = 1;
  return Float64Array.from({ length: horizon }, (_, h) => {
    damping *= ets.phi;
    slope += ets.trend ? damping * trend : 0;
    const base = level + slope;
    if (ets.season === 'none') return base;
    const season = seasons[h % seasons.length] ?? 0;
    return ets.season === 'additive' ? base + season : base * season;
  });
}
