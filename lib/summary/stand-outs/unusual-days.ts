import { normalOf, qValues, twoSided } from '../../ml/p-value';
import { median, quantile, runningMedian } from '../../ml/quantile';
import { type DaySales, type Evidence, weekdayAt } from './day-sales';

/** Days in a row that brought clearly more, or clearly less, than such days do. Days are indexes of the sales. */
export interface UnusualDays extends Evidence {
  from: number;
  to: number;
  actual: number;
  expected: number;
}

/** Two weeks on either side tell what was usual; half of the days of a window may be odd. */
const trendReach = 14;
/** The spread of a day is that of about as many days of like expectation. */
const spreadDays = 91;
/** What a spread from so many days is worth; 60 keeps to the level on drawn shops, and 30 finds less. */
const degreesOfFreedom = 60;
/** No shop is steadier from day to day. */
const leastSpread = 0.05;
/** Powers that make sums of many purchases, and counts of few, nearly normal. The more cautious of the two counts. */
const powers = [1 / 3, 2 / 3];

/**
 * Days far from what the weeks around them and their weekday led to expect. Weekdays on which the shop is mostly closed
 * are not judged.
 * @param isNamed whether a day is explained already
 * @see Wilson & Hilferty 1931 and Anscombe 1953 for the powers
 */
export function findUnusualDays(sales: DaySales, level: number, isNamed: (index: number) => boolean): UnusualDays[] {
  const judged = judgedDays(sales);
  const actual = Float64Array.from(judged, (index) => Math.max(0, sales.selected[index] ?? 0));
  const expected = expect(
    actual,
    judged.map((index) => weekdayAt(sales, index)),
  );
  const byPower = powers.map((power) => testDays(actual, expected, power));
  const pValues = Array.from(actual, (_, place) => Math.max(...byPower.map((tested) => tested[place] ?? 1)));
  const q = qValues(pValues);
  const found: UnusualDays[] = [];
  let lastPlace = -2;
  judged.forEach((index, place) => {
    const [pValue, qValue] = [pValues[place] ?? 1, q[place] ?? 1];
    if (qValue > level || isNamed(index)) return;
    const day = { from: index, to: index, actual: actual[place] ?? 0, expected: expected[place] ?? 0 };
    const one = { ...day, impact: day.actual - day.expected, pValue, qValue };
    const before = found.at(-1);
    if (before && lastPlace === place - 1 && before.impact > 0 === one.impact > 0)
      found[found.length - 1] = join(before, one);
    else found.push(one);
    lastPlace = place;
  });
  return found;
}

/** The days whose weekday the shop is mostly open on. */
export function judgedDays(sales: DaySales): number[] {
  const days = Array.from(sales.isOpen, (_, index) => index);
  const isUsual = Array.from({ length: 7 }, (_, weekday) => {
    const same = days.filter((index) => weekdayAt(sales, index) === weekday);
    return same.filter((index) => sales.isOpen[index]).length * 2 > same.length;
  });
  return days.filter((index) => isUsual[weekdayAt(sales, index)]);
}

/** Running median of the days without their weekday, times the usual part of the weekday; by turns, until both fit. */
function expect(actual: Float64Array, weekdays: readonly number[]): Float64Array {
  let factors = Array.from({ length: 7 }, () => 1);
  let trend = actual;
  for (let round = 0; round < 3; round++) {
    trend = runningMedian(
      actual.map((value, place) => value / factorAt(factors, weekdays, place)),
      trendReach,
    );
    const ratios = Array.from(actual, (value, place) => value / (trend[place] ?? 0));
    factors = factors.map((_, weekday) =>
      median(ratios.filter((ratio, place) => weekdays[place] === weekday && Number.isFinite(ratio))),
    );
  }
  return trend.map((value, place) => value * factorAt(factors, weekdays, place));
}

/** A weekday whose usual day brings nothing is left as it is. */
function factorAt(factors: readonly number[], weekdays: readonly number[], place: number): number {
  return factors[weekdays[place] ?? 0] || 1;
}

/** For each day the chance of a distance like its own, on the scale of a power of actual / expected. */
function testDays(actual: Float64Array, expected: Float64Array, power: number): number[] {
  const residuals = actual.map((value, place) => {
    const usual = expected[place] ?? 0;
    return usual > 0 ? (value / usual) ** power - 1 : 0;
  });
  const spreads = spreadOf(residuals, expected);
  return Array.from(residuals, (residual, place) =>
    twoSided(normalOf(residual / Math.max(leastSpread * power, spreads[place] ?? 0), degreesOfFreedom)),
  );
}

/** The standard deviation of residuals among days of like size: by the middle and by the tail, the larger counts. */
function spreadOf(residuals: Float64Array, expected: Float64Array): Float64Array {
  const order = Array.from(expected, (value, place) => ({ value, place })).sort(
    (one, other) => one.value - other.value,
  );
  const groups = Math.max(1, Math.floor(order.length / spreadDays));
  const found = new Float64Array(residuals.length);
  for (let group = 0; group < groups; group++) {
    const like = order.slice((group * order.length) / groups, ((group + 1) * order.length) / groups);
    const sizes = like.map(({ place }) => Math.abs(residuals[place] ?? 0));
    const spread = Math.max(median(sizes) / 0.6745, quantile(sizes, 0.95) / 1.96);
    for (const { place } of like) found[place] = spread;
  }
  return found;
}

function join(before: UnusualDays, one: UnusualDays): UnusualDays {
  return {
    from: before.from,
    to: one.to,
    actual: before.actual + one.actual,
    expected: before.expected + one.expected,
    impact: before.impact + one.impact,
    pValue: Math.min(before.pValue, one.pValue),
    qValue: Math.min(before.qValue, one.qValue),
  };
}
