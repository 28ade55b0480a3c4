import { qValues, twoSided } from '../../ml/p-value';
import { median } from '../../ml/quantile';
import type { DaySales, Evidence, ProductDays } from './day-sales';

/** A product whose part of the shop's sales goes steadily up or down. */
export interface ProductTrend extends Evidence {
  product: string;
  /** Weeks that were looked at. */
  weeks: number;
  /** Units in a middling week of their first and of their last third. */
  before: number;
  after: number;
  /** What the units of the rest of the shop did meanwhile, 0.03 is 3 % more. */
  restChange: number;
}

const mostWeeks = 26;
const leastWeeks = 12;
const leastUnitsPerWeek = 3;
/** A week in which the rest of the shop sold less than this part of its median is left out. */
const quietWeek = 0.2;

/**
 * Products that rise or fade against the rest of the shop over the last half year: Mann-Kendall on weekly units over the
 * rest's units, weeks counted back from the last day, with the variance widened for weeks that resemble the one before.
 * @see Kendall 1975, Rank Correlation Methods; Bayley & Hammersley 1946 for the widening
 */
export function findProductTrends(sales: DaySales, level: number): ProductTrend[] {
  const tested = sales.products.flatMap((product) => describe(sales, product) ?? []);
  const q = qValues(tested.map(({ pValue }) => pValue));
  return tested.map((trend, index) => ({ ...trend, qValue: q[index] ?? 1 })).filter(({ qValue }) => qValue <= level);
}

function describe(sales: DaySales, { product, units, price }: ProductDays): ProductTrend | null {
  const own = sumWeeks(units);
  const whole = sumWeeks(sales.shop);
  const all = own.map((value, week) => ({ own: value, rest: (whole[week] ?? 0) - value }));
  const least = Math.max(Number.MIN_VALUE, quietWeek * median(all.map(({ rest }) => rest)));
  const weeks = all.filter(({ rest }) => rest >= least);
  const third = Math.floor(weeks.length / 3);
  const sold = weeks.reduce((sum, week) => sum + week.own, 0);
  if (weeks.length < leastWeeks || sold < leastUnitsPerWeek * weeks.length) return null;
  const middle = (part: typeof weeks, pick: 'own' | 'rest') => median(part.map((week) => week[pick]));
  const [early, late] = [weeks.slice(0, third), weeks.slice(-third)];
  const [before, after] = [middle(early, 'own'), middle(late, 'own')];
  const restChange = middle(late, 'rest') / middle(early, 'rest') - 1;
  const impact = (after - before * (1 + restChange)) * third * price;
  const steadiness = measureTrend(weeks.map((week) => week.own / week.rest));
  // A steady order whose ends say the opposite is no trend that could be told in a sentence.
  const pValue = Math.sign(steadiness) === Math.sign(impact) ? twoSided(steadiness) : 1;
  return { product, weeks: weeks.length, before, after, restChange, impact, pValue, qValue: 1 };
}

/** Sums of seven days each, the last of which ends with the last day. */
function sumWeeks(days: Float64Array): number[] {
  const weeks = Math.min(mostWeeks, Math.floor(days.length / 7));
  return Array.from({ length: weeks }, (_, week) => {
    const start = days.length - (weeks - week) * 7;
    return days.subarray(start, start + 7).reduce((sum, value) => sum + value, 0);
  });
}

/** How steadily the values rise, or fall when negative: standard normal where their order means nothing. */
function measureTrend(values: readonly number[]): number {
  const count = values.length;
  let concordance = 0;
  for (let later = 1; later < count; later++)
    for (let earlier = 0; earlier < later; earlier++)
      concordance += Math.sign((values[later] ?? 0) - (values[earlier] ?? 0));
  const ties = new Map<number, number>();
  for (const value of values) ties.set(value, (ties.get(value) ?? 0) + 1);
  const spread = (n: number) => n * (n - 1) * (2 * n + 5);
  const variance = (spread(count) - [...ties.values()].reduce((sum, n) => sum + spread(n), 0)) / 18;
  const echo = Math.max(0, correlateNeighbours(values));
  const widened = (variance * (1 + echo)) / (1 - echo);
  return widened > 0 ? (concordance - Math.sign(concordance)) / Math.sqrt(widened) : 0;
}

/** Correlation of the ranks of neighbouring weeks, after their straight line is taken off. */
function correlateNeighbours(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const ranks = values.map((value) => values.reduce((sum, other) => sum + Math.sign(value - other), 0));
  const slope =
    ranks.reduce((sum, rank, at) => sum + rank * (at - middle), 0) /
    ranks.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  const rest = ranks.map((rank, at) => rank - slope * (at - middle));
  const power = rest.reduce((sum, value) => sum + value ** 2, 0);
  return power === 0 ? 0 : rest.reduce((sum, value, at) => sum + value * (rest[at + 1] ?? 0), 0) / power;
}
