import { atMost } from '../ml/fisher';
import { type Baskets, compareRanks, countOf } from './itemsets/baskets';
import { excess, type Pair, significant, type TestedPair } from './pair';

/** Of so many of the most frequent items each pair is looked at. */
const mostItems = 200;
/** Baskets that chance alone has to bring together for a pair to be judged. */
const leastExpected = 5;

/** Pairs of items that are together clearly less often than by chance, the most missed first. */
export function keepApart(baskets: Baskets, limit: number): TestedPair[] {
  const { transactions } = baskets;
  const items = Array.from(baskets.keys.keys()).sort(compareRanks(baskets)).slice(-mostItems);
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
  return significant(pairs.filter(isJudged), (pair) =>
    atMost(pair.supportCount, pair.antecedentCount, pair.consequentCount, transactions),
  )
    .filter((pair) => excess(pair, transactions) < 0)
    .sort((one, other) => excess(one, transactions) - excess(other, transactions))
    .slice(0, limit);
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
