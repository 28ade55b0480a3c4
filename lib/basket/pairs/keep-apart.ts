import { atMost } from '../../ml/fisher';
import { expectedByMonth, type Months } from '../evidence/months';
import { type Baskets, compareRanks, countOf } from '../itemsets/baskets';
import { expectedAtLeast, type Sized } from './chance';
import { expectedCount, isFarBelow, nearChance, type Pair, significant, type TestedPair } from './pair';

interface Dated extends Sized {
  months: Months | null;
}

/** Of so many of the most frequent items each pair is looked at. */
const mostItems = 200;
/** Baskets that chance alone has to bring together for a pair to be judged. */
const leastExpected = 5;

/** Sorted before the months are looked at. */
const mostLooked = 200;

/**
 * Pairs of items that are together far less often than by chance, also among baskets of the same size and when every month
 * is looked at alone: what is never on sale at the same time avoids nothing. The most missed come first.
 */
export function keepApart(market: Dated, leftOut: ReadonlySet<number>, limit: number): TestedPair[] {
  const { baskets, months } = market;
  const { transactions } = baskets;
  const items = Array.from(baskets.keys.keys())
    .filter((item) => !leftOut.has(item))
    .sort(compareRanks(baskets))
    .slice(-mostItems);
  const judged = pairsOf(baskets, items);
  return significant(judged, (pair) => chanceOf(pair, transactions))
    .filter((pair) => pair.supportCount * nearChance <= expectedCount(pair, transactions))
    .map((pair) => ({ ...pair, expectedCount: expectedAtLeast(market, pair) }))
    .filter(
      (pair) =>
        pair.expectedCount >= leastExpected && isFarBelow(pair, transactions, pair.expectedCount, judged.length),
    )
    .sort((one, other) => missed(other) - missed(one))
    .slice(0, mostLooked)
    .filter((pair) => {
      const expected = expectedByMonth(baskets, months, pair);
      return expected >= leastExpected && pair.supportCount * nearChance <= expected;
    })
    .slice(0, limit);
}

/**
 * How often chance alone brings two sides together as rarely; 1 where that is surely no finding, as the exact chance costs more
 * than all else. It is above 0.1 within a standard deviation of what is expected, if that is 5 or more.
 */
function chanceOf(pair: Pair, transactions: number): number {
  const { supportCount, antecedentCount, consequentCount } = pair;
  const expected = expectedCount(pair, transactions);
  const others = (1 - antecedentCount / transactions) * (1 - consequentCount / transactions);
  if (supportCount >= expected - Math.sqrt(expected * others)) return 1;
  return atMost(supportCount, antecedentCount, consequentCount, transactions);
}

function missed({ expectedCount, supportCount }: TestedPair): number {
  return expectedCount - supportCount;
}

/** The pairs of some items that chance alone brings together often enough to be judged. */
function pairsOf(baskets: Baskets, items: readonly number[]): Pair[] {
  const together = countPairs(baskets, items);
  const counts = items.map((item) => countOf(baskets, item));
  const pairs: Pair[] = [];
  for (const [row, one] of items.entries())
    for (let column = 0; column < row; column++) {
      const [antecedentCount, consequentCount] = [counts[row]!, counts[column]!];
      if (antecedentCount * consequentCount < leastExpected * baskets.transactions) continue;
      const supportCount = together[row * items.length + column]! + together[column * items.length + row]!;
      pairs.push({ antecedent: [one], consequent: [items[column]!], supportCount, antecedentCount, consequentCount });
    }
  return pairs;
}

/** Baskets that hold two of some items, by the places of both: in one order or, where they stand so in the basket, in the other. */
function countPairs({ keys, firsts, contents }: Baskets, items: readonly number[]): Uint32Array {
  const rows = new Int16Array(keys.length).fill(-1);
  for (const [row, item] of items.entries()) rows[item] = row;
  const held = new Int16Array(items.length);
  const together = new Uint32Array(items.length ** 2);
  for (let transaction = 0; transaction + 1 < firsts.length; transaction++) {
    let count = 0;
    for (let place = firsts[transaction]!; place < firsts[transaction + 1]!; place++) {
      const row = rows[contents[place]!]!;
      if (row < 0) continue;
      for (let other = 0; other < count; other++) together[row * items.length + held[other]!]!++;
      held[count++] = row;
    }
  }
  return together;
}
