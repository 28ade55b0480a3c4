import { atLeast } from '../../ml/fisher';
import { countOf } from '../itemsets/baskets';
import { expectedAtMost, type Sized } from './chance';
import { isFarAbove, type Pair, significant, type TestedPair } from './pair';

/**
 * Items that baskets with some items hold far more often than by chance, the likeliest first. Where the items are
 * never found together with anything, each is asked for alone.
 */
export function recommend(sized: Sized, items: readonly number[], limit: number): TestedPair[] {
  const all = goesWith(sized, items);
  const found = all.length > 0 || items.length < 2 ? all : items.flatMap((item) => goesWith(sized, [item]));
  const best = new Map<number, TestedPair>();
  for (const pair of found.sort((one, other) => confidenceOf(other) - confidenceOf(one)))
    for (const item of pair.consequent) if (!best.has(item) && !items.includes(item)) best.set(item, pair);
  return [...best.values()].slice(0, limit);
}

function goesWith(sized: Sized, items: readonly number[]): TestedPair[] {
  const { baskets } = sized;
  const { transactions, starts, holders } = baskets;
  const held = new Uint16Array(transactions);
  for (const item of items) for (let at = starts[item]!; at < starts[item + 1]!; at++) held[holders[at]!]!++;
  const antecedentCount = held.reduce((sum, count) => sum + (count === items.length ? 1 : 0), 0);
  const pairs: Pair[] = [];
  for (const item of baskets.keys.keys()) {
    if (items.includes(item)) continue;
    let supportCount = 0;
    for (let at = starts[item]!; at < starts[item + 1]!; at++) if (held[holders[at]!] === items.length) supportCount++;
    const consequentCount = countOf(baskets, item);
    if (supportCount > 0)
      pairs.push({ antecedent: [...items], consequent: [item], supportCount, antecedentCount, consequentCount });
  }
  return significant(pairs, (pair) =>
    atLeast(pair.supportCount, pair.antecedentCount, pair.consequentCount, transactions),
  )
    .map((pair) => ({ ...pair, expectedCount: expectedAtMost(sized, pair) }))
    .filter((pair) => isFarAbove(pair, transactions, pair.expectedCount, pairs.length));
}

function confidenceOf({ supportCount, antecedentCount }: Pair): number {
  return supportCount / antecedentCount;
}
