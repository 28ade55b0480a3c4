import { qValues, twoSided } from '../../ml/p-value';
import { type Baskets, countOf, partsOfOne } from '../itemsets/baskets';
import { level, nearChance } from '../pairs/pair';

/** An item that brings little itself, on transactions whose other items bring much. */
export interface SlowSeller {
  item: number;
  transactions: number;
  revenue: number;
  /** What the other items on its transactions bring. */
  besides: number;
  /** How many times as much that is as on transactions with as many other items; of the typical transaction. */
  ratio: number;
  pValue: number;
  qValue: number;
}

/** Slow sellers bring the last part of the takings. */
const shareOfFast = 0.95;
const leastTransactions = 10;

/**
 * Slow sellers on whose transactions the other items are worth clearly more than on transactions of the same size, those
 * with most besides them first. Values are compared by their logarithms, as few transactions are worth very much.
 */
export function slowSellers(baskets: Baskets, leftOut: ReadonlySet<number>, limit: number): SlowSeller[] {
  const { amounts, firsts, starts, holders, places } = baskets;
  if (amounts === null) return [];
  const values = new Float64Array(baskets.transactions);
  const sizes = new Uint32Array(baskets.transactions);
  for (let transaction = 0; transaction < values.length; transaction++) {
    const [first, end] = [firsts[transaction]!, firsts[transaction + 1]!];
    for (let place = first; place < end; place++) values[transaction]! += amounts[place]!;
    sizes[transaction] = end - first;
  }
  const usual = usualValues(values, sizes);
  const judged = slowest(baskets, amounts).flatMap((item) => {
    if (leftOut.has(item)) return [];
    let [revenue, besides, difference, spread, count] = [0, 0, 0, 0, 0];
    for (let at = starts[item]!; at < starts[item + 1]!; at++) {
      const transaction = holders[at]!;
      const own = amounts[places[at]!]!;
      const other = values[transaction]! - own;
      const { mean, variance } = usual[bucketOf(sizes[transaction]! - 1)] ?? nothing;
      revenue += own;
      besides += other;
      if (other <= 0 || variance === 0) continue;
      difference += Math.log(other) - mean;
      spread += variance;
      count++;
    }
    if (count < leastTransactions) return [];
    const ratio = Math.exp(difference / count);
    const pValue = ratio > 1 ? twoSided(difference / Math.sqrt(spread)) / 2 : 1;
    const money = { revenue: revenue / partsOfOne, besides: besides / partsOfOne };
    return { item, transactions: countOf(baskets, item), ...money, ratio, pValue };
  });
  const q = qValues(judged.map(({ pValue }) => pValue));
  return judged
    .map((seller, index) => ({ ...seller, qValue: q[index]! }))
    .filter(({ ratio, qValue }) => qValue <= level && ratio >= nearChance)
    .sort((one, other) => other.besides - one.besides)
    .slice(0, limit);
}

/** Items after those that bring the most takings. */
function slowest({ contents, keys }: Baskets, amounts: Float64Array): number[] {
  const revenues = new Float64Array(keys.length);
  for (let place = 0; place < contents.length; place++) revenues[contents[place]!]! += amounts[place]!;
  const items = Array.from(keys.keys()).sort((one, other) => revenues[other]! - revenues[one]!);
  const fast = shareOfFast * revenues.reduce((sum, revenue) => sum + Math.max(0, revenue), 0);
  let before = 0;
  return items.filter((item) => {
    const isSlow = before >= fast;
    before += Math.max(0, revenues[item]!);
    return isSlow;
  });
}

const nothing = { mean: 0, variance: 0 };

/** Mean and variance of the logarithm of the value of transactions, by their size. */
function usualValues(values: Float64Array, sizes: Uint32Array) {
  const sums: { count: number; sum: number; squares: number }[] = [];
  for (const [transaction, value] of values.entries()) {
    if (value <= 0) continue;
    const bucket = bucketOf(sizes[transaction]!);
    sums[bucket] ??= { count: 0, sum: 0, squares: 0 };
    const logarithm = Math.log(value);
    sums[bucket].count++;
    sums[bucket].sum += logarithm;
    sums[bucket].squares += logarithm ** 2;
  }
  return Array.from(sums, (found) => {
    if (found === undefined || found.count < 2) return nothing;
    const { count, sum, squares } = found;
    return { mean: sum / count, variance: Math.max(0, squares - sum ** 2 / count) / (count - 1) };
  });
}

/** One for each of the small sizes, then four from one power of two to the next. */
function bucketOf(size: number): number {
  return size < 8 ? size : Math.floor(4 * Math.log2(size)) - 4;
}
