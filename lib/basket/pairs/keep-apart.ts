import { beginLines } from '../../engine/coded/line-memory';
import { atMost } from '../../ml/fisher';
import { expectedByMonth, type Months } from '../evidence/months';
import { type Baskets, countOf, rankItems } from '../itemsets/baskets';
import { expectedAtLeast, type Sized } from './chance';
import { expectedCount, isFarBelow, nearChance, type Pair, significant, type TestedPair } from './pair';

interface Dated extends Sized {
  months: Months | null;
}

/** Of so many of the most frequent items, at most 256, each pair is looked at. */
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
  const items = rankItems(baskets)
    .filter((item) => !leftOut.has(item))
    .slice(-mostItems);
  const judged = pairsOf(baskets, items);
  const rare = significant(judged, (pair) => chanceOf(pair, transactions))
    .filter((pair) => pair.supportCount * nearChance <= expectedCount(pair, transactions))
    .map((pair) => ({ ...pair, expectedCount: expectedAtLeast(market, pair) }))
    .filter(
      (pair) =>
        pair.expectedCount >= leastExpected && isFarBelow(pair, transactions, pair.expectedCount, judged.length),
    )
    .sort((one, other) => missed(other) - missed(one))
    .slice(0, mostLooked);
  const apart: TestedPair[] = [];
  for (const pair of rare) {
    if (apart.length === limit) break;
    const expected = expectedByMonth(baskets, months, pair);
    if (expected >= leastExpected && pair.supportCount * nearChance <= expected) apart.push(pair);
  }
  return apart;
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
      const supportCount = together[row * items.length + column]!;
      pairs.push({ antecedent: [one], consequent: [items[column]!], supportCount, antecedentCount, consequentCount });
    }
  return pairs;
}

/** Baskets that hold two of some items, by the places of both, the later one first. */
function countPairs({ transactions, starts, holders }: Baskets, items: readonly number[]): Uint32Array {
  const memory = beginLines();
  const lists = items.map((item) => holders.subarray(starts[item], starts[item + 1]));
  const entries = lists.reduce((sum, list) => sum + list.length, 0);
  const holding = memory.uint32(entries);
  const firsts = memory.uint32(transactions + 1).fill(0);
  const ends = memory.uint32(transactions + 1);
  const held = memory.uint8(entries);
  const together = memory.uint32(items.length ** 2).fill(0);
  let filled = 0;
  for (const list of lists) {
    holding.set(list, filled);
    filled += list.length;
  }
  memory.kernel.countItems(entries, holding.byteOffset, firsts.byteOffset);
  memory.kernel.sumUp(transactions, firsts.byteOffset);
  ends.set(firsts);
  let at = holding.byteOffset;
  for (const [place, { length }] of lists.entries()) {
    const row = together.byteOffset + place * items.length * 4;
    memory.kernel.countTogether(place, length, at, firsts.byteOffset, ends.byteOffset, held.byteOffset, row);
    at += length * 4;
  }
  return together;
}
