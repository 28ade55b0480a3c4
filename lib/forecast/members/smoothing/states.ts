/** How an exponential smoothing is made up. */
export interface Shape {
  season: 'none' | 'additive' | 'multiplicative';
  /** A trend that fades. */
  trend: boolean;
}

/** How fast the states follow what happens, and how fast the trend fades. */
export interface Rates {
  alpha: number;
  beta: number;
  gamma: number;
  phi: number;
}

export interface States {
  level: number;
  trend: number;
  /** One value a phase of the season, the next bucket's first; empty without a season. */
  seasons: Float64Array;
}

/** Whole seasons from which the first states are taken. */
const firstSeasons = 4;

/** The states before the first value: means of the first seasons, or the straight line through the first ten values. */
export function firstStates(values: Float64Array, period: number, { season, trend }: Shape): States {
  if (season === 'none') {
    const [level, slope] = lineThrough(values.subarray(0, Math.max(10, Math.min(3 * period, values.length >> 1))));
    return trend
      ? { level: level - slope, trend: slope, seasons: new Float64Array(0) }
      : { level: meanOf(values.subarray(0, Math.max(10, 2 * period))), trend: 0, seasons: new Float64Array(0) };
  }
  const cycles = Math.max(1, Math.min(firstSeasons, Math.floor(values.length / period)));
  const means = Array.from({ length: cycles }, (_, cycle) =>
    meanOf(values.subarray(cycle * period, (cycle + 1) * period)),
  );
  const seasons = new Float64Array(period);
  means.forEach((mean, cycle) => {
    for (let phase = 0; phase < period; phase++) {
      const value = values[cycle * period + phase] ?? mean;
      seasons[phase]! += (season === 'additive' ? value - mean : mean === 0 ? 1 : value / mean) / cycles;
    }
  });
  const [first = 0] = means;
  const last = means.at(-1) ?? first;
  const slope = trend && cycles > 1 ? (last - first) / ((cycles - 1) * period) : 0;
  const level = trend ? first - (slope * (period + 1)) / 2 : meanOf(means);
  return { level, trend: slope, seasons };
}

/**
 * Goes through the values once: the states after the last one, and the sum of squared one-step errors.
 * @see Hyndman, Koehler, Ord & Snyder 2008, Forecasting with Exponential Smoothing, table 2.2 (additive errors)
 */
export function follow(
  values: Float64Array,
  { season, trend }: Shape,
  { alpha, beta, gamma, phi }: Rates,
  states: States,
): number {
  const { seasons } = states;
  let { level } = states;
  let slope = states.trend;
  const period = seasons.length;
  const isTrending = trend ? 1 : 0;
  let squares = 0;
  let at = 0;
  if (season === 'none')
    for (let t = 0; t < values.length; t++) {
      const base = level + phi * slope;
      const error = values[t]! - base;
      squares += error * error;
      level = base + alpha * error;
      slope = isTrending * (phi * slope + beta * error);
    }
  else if (season === 'additive')
    for (let t = 0; t < values.length; t++) {
      const base = level + phi * slope;
      const before = seasons[at]!;
      const error = values[t]! - base - before;
      squares += error * error;
      level = base + alpha * error;
      slope = isTrending * (phi * slope + beta * error);
      seasons[at] = before + gamma * error;
      if (++at === period) at = 0;
    }
  else
    for (let t = 0; t < values.length; t++) {
      const base = level + phi * slope;
      const before = seasons[at]!;
      const error = values[t]! - base * before;
      squares += error * error;
      level = base + (alpha * error) / Math.max(before, 1e-3);
      slope = isTrending * (phi * slope + (beta * error) / Math.max(before, 1e-3));
      seasons[at] = before + (base > 0 ? (gamma * error) / base : 0);
      if (++at === period) at = 0;
    }
  states.level = level;
  states.trend = slope;
  if (at > 0) seasons.set([...seasons.subarray(at), ...seasons.subarray(0, at)]);
  return squares;
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index] ?? 0;
  return values.length === 0 ? 0 : sum / values.length;
}

/** Value at place 0 and slope of the least-squares line. */
function lineThrough(values: Float64Array): [number, number] {
  const middle = (values.length - 1) / 2;
  const mean = meanOf(values);
  let [up, across] = [0, 0];
  values.forEach((value, at) => {
    up += (value - mean) * (at - middle);
    across += (at - middle) ** 2;
  });
  const slope = across === 0 ? 0 : up / across;
  return [mean - slope * middle, slope];
}
