import type { Baskets } from './baskets';

/** What writes baskets, by addresses; see `wasm`. */
export interface Layer {
  beginBaskets(...numbers: number[]): void;
  layItem(...numbers: number[]): void;
  endBaskets(...numbers: number[]): void;
}

/**
 * Writes where each basket begins, then the baskets, each with its items by their places in a list.
 * @param bottom first address that is free
 * @returns the address after them; null where there is no room for them
 */
export function layOut(
  { transactions, firsts, starts, holders, contents }: Baskets,
  items: readonly number[],
  layer: Layer,
  memory: WebAssembly.Memory,
  bottom: number,
  mostBytes: number,
): number | null {
  const first = bottom + transactions * 4;
  const top = first + (contents.length + transactions) * 2;
  // Needed for a moment: where the next item of each basket goes, and the baskets of an item.
  const next = 4 * Math.ceil(top / 4);
  const held = next + transactions * 4;
  const end = held + transactions * 4;
  if (end > mostBytes) return null;
  memory.grow(Math.max(0, Math.ceil((end - memory.buffer.byteLength) / 65536)));
  new Uint32Array(memory.buffer, bottom, transactions).set(firsts.subarray(0, transactions));
  layer.beginBaskets(bottom, transactions, first, next);
  const holding = new Uint32Array(memory.buffer, held, transactions);
  // Item by item, so that the places in each basket rise.
  for (const [place, item] of items.entries()) {
    const from = starts[item]!;
    const to = starts[item + 1]!;
    holding.set(holders.subarray(from, to));
    layer.layItem(place, held, to - from, next);
  }
  layer.endBaskets(transactions, next);
  return top;
}
