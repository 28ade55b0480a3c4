import { copyInto, type LineMemory } from '../../engine/coded/line-memory';

/** Which transactions hold which items; transactions and items are numbered from 0. */
export interface Baskets {
  transactions: number;
  /** Key of each item. */
  keys: BigInt64Array;
  /** The items of a transaction are `contents` from its first place to the first place of the next, each once. */
  firsts: Uint32Array;
  contents: Uint32Array;
  /** Beside `contents`, what was sold of the item there: money and units; null where the file does not tell. */
  amounts: Float64Array | null;
  units: Float64Array | null;
  /** The transactions of an item are `holders` from its start to the start of the next, in rising order. */
  starts: Uint32Array;
  holders: Uint32Array;
  /** Beside `holders`, the place of the item among the `contents` of the transaction. */
  places: Uint32Array;
  /** Day number of each transaction, `noDay` for one without; null where the file has no dates. */
  days: Int32Array | null;
}

export const noDay = -1;

/** Amounts and units are whole numbers of so small parts, in which sums are exact. */
export const partsOfOne = 10_000;

/** How many transactions hold an item. */
export function countOf({ starts }: Baskets, item: number): number {
  return starts[item + 1]! - starts[item]!;
}

/** The items with some keys. */
export function codesOf({ keys }: Baskets, wanted: readonly string[]): Set<number> {
  const names = new Set(wanted);
  return new Set(Array.from(keys.keys()).filter((item) => names.has(String(keys[item]))));
}

const ranked = new WeakMap<Baskets, readonly number[]>();

/** The items, the rarest first; which of equally frequent ones comes first depends on their keys alone. */
export function rankItems(baskets: Baskets): readonly number[] {
  const known = ranked.get(baskets);
  if (known !== undefined) return known;
  const { keys, starts } = baskets;
  const counts = Uint32Array.from({ length: keys.length }, (_, item) => starts[item + 1]! - starts[item]!);
  const highs = new Int32Array(keys.buffer, keys.byteOffset, keys.length * 2);
  const lows = new Uint32Array(keys.buffer, keys.byteOffset, keys.length * 2);
  const items = Array.from(keys.keys()).sort(
    (one, other) =>
      counts[one]! - counts[other]! || highs[one * 2 + 1]! - highs[other * 2 + 1]! || lows[one * 2]! - lows[other * 2]!,
  );
  ranked.set(baskets, items);
  return items;
}

/** The same contents item by item, all in one memory. */
export function byItem(
  { firsts, contents }: Pick<Baskets, 'firsts' | 'contents'>,
  items: number,
  memory: LineMemory,
): Pick<Baskets, 'starts' | 'holders' | 'places'> {
  const { kernel } = memory;
  const starts = memory.uint32(items + 1).fill(0);
  kernel.countItems(contents.length, contents.byteOffset, starts.byteOffset);
  kernel.sumUp(items, starts.byteOffset);
  const next = copyInto(memory.uint32(items + 1), starts);
  const [holders, places] = [memory.uint32(contents.length), memory.uint32(contents.length)];
  const addresses = [firsts, contents, next, holders, places].map(({ byteOffset }) => byteOffset);
  kernel.listHolders(firsts.length - 1, ...addresses);
  return { starts, holders, places };
}
