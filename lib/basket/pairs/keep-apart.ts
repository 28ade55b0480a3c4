import { atMost } from '../../ml/fisher';
import { expectedByMonth, type Months } from '../evidence/months';
import { type Baskets, compareRanks, countOf } from '../itemsets/baskets';
import { expectedAtLeast, type Sized } from './chance';
import { isFarBelow, nearChance, type Pair, significant, type TestedPair } from './pair';

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
  const together = countPairs(baskets, items);
  const pairs = items.flatMap((one, row) =>
    items.slice(0, row).map(
      (other, column): Pair => ({
        antecedent: [one],
        consequent: [other],
        supportCount: together[row * items.length + column]!,
        antecedentCount: countOf(baskets, one),
        consequentCount: countOf(baskets, other),
      }),
    ),
  );
  const isJudged = (pair: Pair) => pair.antecedentCount * pair.consequentCount >= leastExpected * transactions;
  const judged = pairs.filter(isJudged);
  return significant(judged, (pair) =>
    atMost(pair.supportCount, pair.antecedentCount, pair.consequentCount, transactions),
  )
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

function missed({ expectedCount, supportCount }: TestedPair): number {
  return expectedCount - supportCount;
}

/** Baskets that hold two of some items, by the place of the later and of the earlier one. */
function countPairs({ transactions, starts, holders }: Baskets, items: readonly number[]): Uint32Array {
  const firsts = new Uint32Array(transactions + 1);
  for (const item of items) for (let at = starts[item]!; at < starts[item + 1]!; at++) firsts[holders[at]! + 1]!++;
  for (let transaction = 0; transaction < transactions; transaction++) firsts[transaction + 1]! += firsts[transaction]!;
  const ends = firsts.slice();
  const rows = new Uint8Array(firsts[transactions]!);
  const together = new Uint32Array(items.length ** 2);
  for (const [row, item] of items.entries())
    for (let at = starts[item]!; at < starts[item + 1]!; at++) {
      const transaction = holders[at]!;
      const end = ends[transaction]!++;
      for (let earlier = firsts[transaction]!; earlier < end; earlier++)
        together[row * items.length + rows[earlier]!]!++;
      rows[end] = row;
    }
  return together;
}
