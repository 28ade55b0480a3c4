import { type Baskets, countOf, rankItems } from './baskets';
import { type Itemsets, merge, narrow } from './found-sets';
import { type Limits, type Search, search } from './search';

/** Items are numbered in two bytes, of which one value ends a basket. */
const mostRanks = 0xffff;
const endOfBasket = 0xffff;

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
  const parts = search(
    transactions,
    ranked.items.length,
    { ...limits, least },
    (memory, bottom, mostBytes) => layOut(baskets, ranked.items, memory, bottom, mostBytes),
    ask,
  );
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

/** Writes where each basket begins, then the baskets; null where there is no room for them. */
function layOut(
  baskets: Baskets,
  items: readonly number[],
  memory: WebAssembly.Memory,
  bottom: number,
  mostBytes: number,
): number | null {
  const { transactions, firsts, starts, holders, contents } = baskets;
  const first = bottom + transactions * 4;
  const entries = contents.length + transactions;
  const top = first + entries * 2;
  if (top > mostBytes) return null;
  memory.grow(Math.max(0, Math.ceil((top - memory.buffer.byteLength) / 65536)));
  const addresses = new Uint32Array(memory.buffer, bottom, transactions);
  const laid = new Uint16Array(memory.buffer, first, entries);
  const next = new Uint32Array(transactions);
  for (let transaction = 0; transaction < transactions; transaction++) {
    next[transaction] = firsts[transaction]! + transaction;
    addresses[transaction] = first + next[transaction]! * 2;
  }
  // Item by item, so that the codes of each basket rise.
  for (const [code, item] of items.entries()) {
    const end = starts[item + 1]!;
    for (let at = starts[item]!; at < end; at++) laid[next[holders[at]!]!++] = code;
  }
  for (let transaction = 0; transaction < transactions; transaction++) laid[next[transaction]!] = endOfBasket;
  return top;
}
