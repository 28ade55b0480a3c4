import { minimise } from './smoothing/nelder-mead';

/** What the Theta method learns: how fast its smoothing follows. */
export interface Theta {
  alpha: number;
  period: number;
}

/**
 * The Theta method: simple exponential smoothing with half the slope of the straight line through all values, after the
 * season, where it can be told from chance, is divided out.
 * @see Assimakopoulos & Nikolopoulos 2000; Hyndman & Billah 2003 for this form
 */
export function fitTheta(values: Float64Array, period: number): Theta {
  const flat = divideOut(values, seasonOf(values, period));
  const { point } = minimise(([x = 0]) => smooth(flat, rateAt(x)).squares, [-1], { step: 1, most: 40 });
  return { alpha: rateAt(point[0] ?? 0), period };
}

/** What the Theta method expects after the values. */
export function forecastTheta({ alpha, period }: Theta, values: Float64Array, horizon: number): Float64Array {
  const season = seasonOf(values, period);
  const flat = divideOut(values, season);
  const { level } = smooth(flat, alpha);
  const drift = slopeOf(flat) / 2;
  const start = (1 - (1 - alpha) ** flat.length) / alpha;
  return Float64Array.from(
    { length: horizon },
    (_, h) => (level + drift * (h + start)) * (season[(values.length + h) % season.length] ?? 1),
  );
}

function rateAt(x: number): number {
  return 0.01 + 0.98 / (1 + Math.exp(-x));
}

function smooth(values: Float64Array, alpha: number): { level: number; squares: number } {
  const head = values.subarray(0, 10);
  let level = head.reduce((sum, value) => sum + value, 0) / Math.max(1, head.length);
  let squares = 0;
  for (let t = 0; t < values.length; t++) {
    const error = values[t]! - level;
    squares += error * error;
    level += alpha * error;
  }
  return { level, squares };
}

function slopeOf(values: Float64Array): number {
  const middle = (values.length - 1) / 2;
  const across = (values.length * (values.length ** 2 - 1)) / 12;
  return across === 0 ? 0 : values.reduce((sum, value, t) => sum + value * (t - middle), 0) / across;
}

/** Seasonal factors from the phase of the first value on, by classical decomposition; [1] where there is no season. */
function seasonOf(values: Float64Array, period: number): Float64Array {
  const none = Float64Array.of(1);
  if (period <= 1 || values.length < 2 * period + 1 || !isSeasonal(values, period)) return none;
  const sums = new Float64Array(period);
  const counts = new Float64Array(period);
  const half = period >> 1;
  for (let t = half; t + half < values.length; t++) {
    let around = 0;
    for (let near = -half; near <= half; near++)
      around += values[t + near]! * (period % 2 === 0 && Math.abs(near) === half ? 0.5 : 1);
    if (around <= 0) continue;
    sums[t % period]! += (values[t]! * period) / around;
    counts[t % period]! += 1;
  }
  const factors = sums.map((sum, phase) => (counts[phase]! > 0 ? sum / counts[phase]! : 1));
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / period;
  return mean > 0 ? factors.map((factor) => factor / mean) : none;
}

/** Whether the correlation with the value a season before is beyond what chance does in nine of ten series. */
function isSeasonal(values: Float64Array, period: number): boolean {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const power = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  if (power === 0) return false;
  const correlation = (lag: number) => {
    let sum = 0;
    for (let t = lag; t < values.length; t++) sum += (values[t]! - mean) * (values[t - lag]! - mean);
    return sum / power;
  };
  let squares = 0;
  for (let lag = 1; lag < period; lag++) squares += correlation(lag) ** 2;
  return Math.abs(correlation(period)) > 1.645 * Math.sqrt((1 + 2 * squares) / values.length);
}

/** Values over the factors of their phases; a phase that never sells counts as it is. */
function divideOut(values: Float64Array, season: Float64Array): Float64Array {
  return values.map((value, t) => (value / Math.max(1e-9, season[t % season.length] ?? 1)) * 1);
}
