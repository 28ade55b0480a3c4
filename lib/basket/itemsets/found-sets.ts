/** Found sets: a set is the items of the set it extends, -1 for none, and one more. */
export interface Itemsets {
  parents: Int32Array;
  items: Uint32Array;
  counts: Uint32Array;
  /** Every set with this supportCount was found, and no other. */
  least: number;
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

/**
 * What several searches found, each the sets that begin with items of its own, in the order in which one search finds them: by the item they
 * begin with, from the highest down. @param ranked items in the place of those that were found
 */
export function merge(parts: readonly Itemsets[], ranked: readonly number[]): Itemsets {
  const all = parts.reduce((sum, { counts }) => sum + counts.length, 0);
  const merged = {
    parents: new Int32Array(all),
    items: new Uint32Array(all),
    counts: new Uint32Array(all),
    least: parts.reduce((most, { least }) => Math.max(most, least), 0),
  };
  const next = parts.map((part) => ({ ...part, place: 0 }));
  const first = ({ items, place }: (typeof next)[number]) => items[place] ?? -1;
  for (let count = 0; count < all; ) {
    const part = next.reduce((one, other) => (first(other) > first(one) ? other : one));
    const { parents, items, counts } = part;
    const shift = count - part.place;
    do {
      const parent = parents[part.place]!;
      merged.parents[count] = parent < 0 ? parent : parent + shift;
      merged.items[count] = ranked[items[part.place]!]!;
      merged.counts[count++] = counts[part.place++]!;
    } while (part.place < parents.length && parents[part.place]! >= 0);
  }
  return merged;
}
