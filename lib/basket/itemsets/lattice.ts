import { type Baskets, rankItems } from './baskets';
import type { Itemsets } from './found-sets';

/** Found sets, the most frequent first and of equals the smaller; so every subset of a set comes before it. */
export interface Lattice {
  counts: Uint32Array;
  /** The items of a set are `members` from its start to the start of the next, rarest first. */
  starts: Uint32Array;
  members: Uint32Array;
  /**
   * The subsets of a set, by which of its items they hold (bit 0 is the first), are `subsets` from its table on; the
   * first of them, which holds none, is unused.
   */
  tables: Uint32Array;
  subsets: Int32Array;
  /** How many sets have a table; there is room for those that come first. */
  tabled: number;
  /** Every set with this supportCount is here. */
  least: number;
}

/** Places of the sort key of a set. */
const sizes = 128;
const places = 2 ** 21;

/**
 * Puts itemsets in order and finds the subsets of each.
 * @param mostSubsets room for subsets; sets with more than are left have none, nor have those after them
 */
export function toLattice(itemsets: Itemsets, baskets: Baskets, mostSubsets: number): Lattice {
  const { parents, items, counts } = itemsets;
  const sets = counts.length;
  const ranks = rank(baskets);
  const lengths = new Uint8Array(sets);
  for (let set = 0; set < sets; set++) lengths[set] = parents[set]! < 0 ? 1 : lengths[parents[set]!]! + 1;
  let highest = 0;
  for (let set = 0; set < sets; set++) highest = Math.max(highest, counts[set]!);
  const keys = new Float64Array(sets);
  for (let set = 0; set < sets; set++) keys[set] = ((highest - counts[set]!) * sizes + lengths[set]!) * places + set;
  keys.sort();
  const order = new Uint32Array(sets);
  const sorted = new Uint32Array(sets);
  for (let place = 0; place < sets; place++) {
    order[place] = keys[place]! % places;
    sorted[place] = counts[order[place]!]!;
  }
  const starts = new Uint32Array(sets + 1);
  for (let place = 0; place < sets; place++) starts[place + 1] = starts[place]! + lengths[order[place]!]!;
  const members = new Uint32Array(starts[sets]!);
  for (let place = 0; place < sets; place++) {
    let end = starts[place]!;
    for (let set = order[place]!; set >= 0; set = parents[set]!)
      insert(members, starts[place]!, end++, items[set]!, ranks);
  }
  const lattice = { counts: sorted, starts, members };
  return { ...lattice, ...linkSubsets(lattice, mostSubsets), least: itemsets.least };
}

/** The same sets with other room for subsets. */
export function linkAnew(lattice: Lattice, mostSubsets: number): Lattice {
  return { ...lattice, ...linkSubsets(lattice, mostSubsets) };
}

function rank(baskets: Baskets): Uint32Array {
  const ranks = new Uint32Array(baskets.keys.length);
  for (const [place, item] of rankItems(baskets).entries()) ranks[item] = place;
  return ranks;
}

/** Puts an item among the sorted ones from a start to an end, of which there are few. */
function insert(members: Uint32Array, start: number, end: number, item: number, ranks: Uint32Array): void {
  let place = end;
  for (; place > start && ranks[members[place - 1]!]! > ranks[item]!; place--) members[place] = members[place - 1]!;
  members[place] = item;
}

function linkSubsets({ counts, starts, members }: Pick<Lattice, 'counts' | 'starts' | 'members'>, most: number) {
  const sets = counts.length;
  const tables = new Uint32Array(sets);
  let room = 0;
  let tabled = 0;
  for (; tabled < sets; tabled++) {
    const size = starts[tabled + 1]! - starts[tabled]!;
    if (size > 24 || room + 2 ** size > most) break;
    tables[tabled] = room;
    room += 2 ** size;
  }
  const subsets = new Int32Array(room).fill(-1);
  const linking = { starts, members, tables, subsets, children: new Children(tabled) };
  for (let set = 0; set < tabled; set++) link(linking, set);
  return { tables, subsets, tabled };
}

interface Linking extends Pick<Lattice, 'starts' | 'members' | 'tables' | 'subsets'> {
  children: Children;
}

/** Finds the subsets of a set; those of the sets before are known. */
function link({ starts, members, tables, subsets, children }: Linking, set: number): void {
  const start = starts[set]!;
  const last = starts[set + 1]! - start - 1;
  let prefix = -1;
  for (let at = 0; at < last; at++) prefix = children.find(prefix, members[start + at]!);
  children.add(prefix, members[start + last]!, set);
  const table = tables[set]!;
  const whole = 2 ** (last + 1) - 1;
  // The subset without one item extends the prefix without that item by the last item.
  for (let at = 0; at < last; at++) {
    const without = last === 1 ? -1 : subsets[tables[prefix]! + ((whole >> 1) ^ (1 << at))]!;
    subsets[table + (whole ^ (1 << at))] = children.find(without, members[start + last]!);
  }
  if (last > 0) subsets[table + (whole >> 1)] = prefix;
  subsets[table + whole] = set;
  for (let held = whole - 1; held > 0; held--) {
    if (subsets[table + held]! >= 0) continue;
    const free = 31 - Math.clz32(whole & ~held);
    subsets[table + held] = subsets[tables[subsets[table + (whole ^ (1 << free))]!]! + withoutPlace(held, free)]!;
  }
}

/** The items of a set, rarest first. */
export function itemsOf({ starts, members }: Lattice, set: number): number[] {
  return Array.from(members.subarray(starts[set], starts[set + 1]));
}

/** What a choice of items is called in the set that lacks one place, which is not chosen. */
export function withoutPlace(held: number, place: number): number {
  return ((held >> (place + 1)) << place) | (held & ((1 << place) - 1));
}

/** Which set extends a set by an item that comes after its own; -1 is the empty set. */
class Children {
  private readonly slots: Int32Array;
  private readonly prefixes: Int32Array;
  private readonly items: Uint32Array;

  constructor(sets: number) {
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * sets + 2)));
    this.prefixes = new Int32Array(sets);
    this.items = new Uint32Array(sets);
  }

  add(prefix: number, item: number, set: number): void {
    this.prefixes[set] = prefix;
    this.items[set] = item;
    this.slots[this.slotOf(prefix, item)] = set + 1;
  }

  find(prefix: number, item: number): number {
    return this.slots[this.slotOf(prefix, item)]! - 1;
  }

  private slotOf(prefix: number, item: number): number {
    const mask = this.slots.length - 1;
    const hash = Math.imul(prefix + 1, 0x9e3779b1) ^ Math.imul(item + 1, 0x85ebca6b);
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const set = this.slots[slot]! - 1;
      if (set < 0 || (this.prefixes[set] === prefix && this.items[set] === item)) return slot;
      slot = (slot + 1) & mask;
    }
  }
}
