import { type Exported, instantiate } from '../../web-assembly';
import { type Baskets, countOf, rankItems } from './baskets';
import { minerWasm } from './generated/miner';

/** Found sets: a set is the items of the set it extends, -1 for none, and one more. */
export interface Itemsets {
  parents: Int32Array;
  items: Uint32Array;
  counts: Uint32Array;
  /** Every set with this supportCount was found, and no other. */
  least: number;
}

export interface Limits {
  /** Least supportCount, at least 1. */
  least: number;
  /** Items of a set. */
  mostItems: number;
  mostSets: number;
  mostMilliseconds: number;
}

interface Miner extends Exported<'bottom' | 'least' | 'found' | 'parents' | 'items' | 'counts'> {
  mine(...numbers: number[]): void;
}

/** Memory of one search. */
const mostBytes = 224 << 20;
/** Items are numbered in two bytes, of which one value ends a basket. */
const mostRanks = 0xffff;
const endOfBasket = 0xffff;

/**
 * The itemsets with at least `least` transactions. Where there are more than `mostSets`, or the time or memory runs out, the
 * answer is complete from a higher count on, which is its `least`. It depends on which transactions hold what, not on
 * the order of either.
 */
export function mine(baskets: Baskets, limits: Limits): Itemsets {
  const ranked = rank(baskets, limits.least);
  const least = Math.max(limits.least, ranked.least);
  const until = performance.now() + limits.mostMilliseconds;
  const miner = instantiate<Miner>(minerWasm, { memory: { isOver: () => performance.now() > until } });
  const top = layOut(baskets, ranked.items, miner);
  if (top === null) return { ...nothing(), least: baskets.transactions + 1 };
  miner.mine(
    miner.bottom.value,
    baskets.transactions,
    ranked.items.length,
    least,
    limits.mostItems,
    limits.mostSets,
    top,
    mostBytes,
  );
  const found = miner.found.value;
  const { buffer } = miner.memory;
  return {
    parents: new Int32Array(buffer, miner.parents.value, found).slice(),
    items: new Uint32Array(buffer, miner.items.value, found).map((item) => ranked.items[item]!),
    counts: new Uint32Array(buffer, miner.counts.value, found).slice(),
    least: miner.least.value >>> 0,
  };
}

/** The same sets without the rarer and the larger ones. */
export function narrow({ parents, items, counts, least }: Itemsets, wanted: number, maxSize: number): Itemsets {
  const places = new Int32Array(parents.length).fill(-1);
  const sizes = new Uint8Array(parents.length);
  const kept: number[] = [];
  for (let set = 0; set < parents.length; set++) {
    const parent = parents[set]!;
    sizes[set] = parent < 0 ? 1 : sizes[parent]! + 1;
    if (counts[set]! >= wanted && sizes[set]! <= maxSize) places[set] = kept.push(set) - 1;
  }
  return {
    parents: Int32Array.from(kept, (set) => places[parents[set]!] ?? -1),
    items: Uint32Array.from(kept, (set) => items[set]!),
    counts: Uint32Array.from(kept, (set) => counts[set]!),
    least: Math.max(least, wanted),
  };
}

function nothing() {
  return { parents: new Int32Array(0), items: new Uint32Array(0), counts: new Uint32Array(0) };
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
function layOut(baskets: Baskets, items: readonly number[], { memory, bottom }: Miner) {
  const { transactions, starts, holders } = baskets;
  const entries = items.reduce((sum, item) => sum + countOf(baskets, item), transactions);
  const first = bottom.value + transactions * 4;
  const top = first + entries * 2;
  if (top > mostBytes / 2) return null;
  memory.grow(Math.ceil(top / 65536));
  const addresses = new Uint32Array(memory.buffer, bottom.value, transactions);
  const laid = new Uint16Array(memory.buffer, first, entries);
  const next = new Uint32Array(transactions);
  for (const item of items) for (let at = starts[item]!; at < starts[item + 1]!; at++) next[holders[at]!]!++;
  let end = 0;
  for (let transaction = 0; transaction < transactions; transaction++) {
    const start = end;
    addresses[transaction] = first + start * 2;
    end += next[transaction]!;
    next[transaction] = start;
    laid[end++] = endOfBasket;
  }
  // Item by item, so that the codes of each basket rise.
  for (const [code, item] of items.entries())
    for (let at = starts[item]!; at < starts[item + 1]!; at++) laid[next[holders[at]!]!++] = code;
  return top;
}
