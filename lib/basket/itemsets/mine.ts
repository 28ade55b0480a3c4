import { type Baskets, countOf, rankItems } from './baskets';
import { type Itemsets, merge, narrow } from './found-sets';
import { type Limits, type Search, search } from './search';

/** Items are numbered in two bytes, of which one value ends a basket. */
const mostRanks = 0xffff;

/**
 * The itemsets with at least `least` transactions. Where there are more than `mostSets`, or the time or memory runs out, the
 * answer is complete from a higher count on, which is its `least`. It depends on which transactions hold what, not on
 * the order of either.
 * @param ask hands the search to a thread that may help
 */
export function mine(baskets: Baskets, limits: Limits, ask: ((search: Search) => void) | null = null): Itemsets {
  const { transactions } = baskets;
  const ranked = rank(baskets, limits.least);
  const least = Math.max(limits.least, ranked.least);
  const parts = search(baskets, ranked.items, { ...limits, least }, ask);
  const found = merge(parts ?? [], ranked.items);
  if (parts === null) return { ...found, least: transactions + 1 };
  return parts.every((part) => part.least === found.least) ? found : narrow(found, found.least, limits.mostItems);
}

/** The items in at least so many transactions, the rarest first; fewer where they would be too many to be numbered. */
function rank(baskets: Baskets, least: number) {
  const count = (item: number) => countOf(baskets, item);
  const items = rankItems(baskets).filter((item) => count(item) >= least);
  const last = items.at(-mostRanks - 1);
  if (last === undefined) return { items, least };
  return { items: items.filter((item) => count(item) > count(last)), least: count(last) + 1 };
}
