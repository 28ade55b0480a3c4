/**
 * Frequent itemsets by a hybrid of Eclat, in AssemblyScript: sparse prefixes are projected basket by basket, dense ones
 * become rows of bits over the prefix's own baskets. Items are ranks, the rarest first. A found set is the set that it
 * extends, the item that it adds and its count. Sets are found by their rarest item, from the most frequent one down, so
 * that wherever the search stops, what was found is complete from some count on.
 * @see Zaki 2000, Scalable algorithms for association mining
 */

/** Whether the time is over. */
declare function isOver(): bool;

/** Ends each basket. */
const endOfBasket: u16 = 0xffff;
const noSet: i32 = -1;
/** Steps between two looks at the clock. */
const stepsOfLook: i64 = 1 << 22;
/** A list entry: a key that sorts by count, then item (eight bytes), and the address of a row or bucket. */
const entrySize: u32 = 16;

const running: i32 = 0;
const tooMany: i32 = 1;
const stopped: i32 = 2;
let state: i32 = running;
let steps: i64 = 0;

export const bottom: usize = __heap_base;
/** Sets with at least this count were found, all of them; raised where there would have been too many. */
export let least: u32 = 0;
export let found: u32 = 0;
/** Found sets: parent, item and count in four bytes each, size in one. */
export let parents: usize = 0;
export let items: usize = 0;
export let counts: usize = 0;
let sizes: usize = 0;
let capacity: u32 = 0;
let mostItems: u32 = 0;
let mostBytes: usize = 0;
/** For each item, while a prefix is extended: how often it was met, and the row or bucket it goes to. */
let met: usize = 0;
let slots: usize = 0;
let itemCount: u32 = 0;
let free: usize = 0;

/**
 * Finds every set of at most `size` items that at least `minimum` baskets contain.
 * @param starts addresses of the baskets, four bytes each; a basket is its items in rising order, two bytes each, and an end
 * @param top first byte after the baskets
 * @param sets how many may be found; beyond them the minimum is raised
 */
export function mine(
  starts: usize,
  baskets: u32,
  ranks: u32,
  minimum: u32,
  size: u32,
  sets: u32,
  top: usize,
  bytes: usize,
): void {
  least = minimum;
  mostItems = size;
  capacity = sets;
  mostBytes = bytes;
  itemCount = ranks;
  free = (top + 7) & ~7;
  parents = take(sets * 4);
  items = take(sets * 4);
  counts = take(sets * 4);
  sizes = take(sets);
  met = take(ranks * 4);
  slots = take(ranks * 4);
  const ends = starts + baskets * 4;
  const list = take(ranks * entrySize);
  if (state !== running) {
    least = baskets + 1;
    return;
  }
  clear();
  const listed = meet(starts, ends, 0, list);
  fillBuckets(starts, ends, list, listed);
  const bottomOfSearch = free;
  if (state !== running) {
    least = baskets + 1;
    return;
  }
  let at = list + (listed - 1) * entrySize;
  while (at >= list && countOf(at) >= least) {
    const before = found;
    const set = push(noSet, 0, itemOf(at), countOf(at));
    const bucket = load<u32>(at, 8);
    if (state === running && mostItems > 1) extend(set, 1, itemOf(at), bucket, bucket + countOf(at) * 4);
    if (state === running) {
      at -= entrySize;
      continue;
    }
    free = bottomOfSearch;
    clear();
    least = state === tooMany ? raised(baskets) : countOf(at) + 1;
    state = state === tooMany ? running : state;
    found = before;
    dropRare();
    if (state === stopped) return;
  }
}

/** Finds all that extends a set by items after its last one; its baskets continue at the addresses listed. */
function extend(set: i32, size: u32, last: u32, from: usize, to: usize): void {
  const bottomOfLevel = free;
  const baskets = <u32>((to - from) >> 2);
  const list = take(itemCount * entrySize);
  if (state !== running) return;
  let listed = meet(from, to, last + 1, list);
  free = list + listed * entrySize;
  const firstOfLevel = found;
  let perfect: u32 = 0;
  while (perfect < listed && countOf(list + (listed - 1 - perfect) * entrySize) === baskets) perfect++;
  listed -= perfect;
  let entries: u64 = 0;
  for (let index: u32 = 0; index < listed; index++) entries += countOf(list + index * entrySize);
  const words = (baskets + 63) >> 6;
  if (listed > 0 && size < mostItems) {
    if (entries * 64 >= <u64>listed * words * 64) {
      fillRows(from, to, list, listed, words);
      if (state === running) grow(set, size, list, listed, words);
    } else {
      fillBuckets(from, to, list, listed);
      for (let at = list; at < list + listed * entrySize && state === running; at += entrySize) {
        const child = push(set, size, itemOf(at), countOf(at));
        const bucket = load<u32>(at, 8);
        if (state === running && size + 1 < mostItems)
          extend(child, size + 1, itemOf(at), bucket, bucket + countOf(at) * 4);
      }
    }
  }
  addPerfect(set, size, baskets, firstOfLevel, list + listed * entrySize, perfect);
  free = bottomOfLevel;
}

/** Lists the items from `first` on that are frequent in the continuations of baskets. */
function meet(from: usize, to: usize, first: u32, list: usize): u32 {
  const counters = met;
  let entries: u32 = 0;
  for (let at = from; at < to; at += 4) {
    const start: usize = load<u32>(at);
    let place = start;
    for (let item = load<u16>(place); item !== endOfBasket; place += 2, item = load<u16>(place)) {
      const counter = counters + ((<usize>item) << 2);
      store<u32>(counter, load<u32>(counter) + 1);
    }
    entries += <u32>(place - start) >> 1;
  }
  steps += entries;
  look();
  let listed: u32 = 0;
  if (entries > (itemCount - first) >> 2) {
    for (let item = first; item < itemCount; item++) listed = takeMet(item, list, listed);
  } else {
    for (let at = from; at < to; at += 4) {
      let place: usize = load<u32>(at);
      for (let item = load<u16>(place); item !== endOfBasket; place += 2, item = load<u16>(place))
        listed = takeMet(item, list, listed);
    }
  }
  sort(list, listed);
  return listed;
}

function takeMet(item: u32, list: usize, listed: u32): u32 {
  const counter = met + (item << 2);
  const count = load<u32>(counter);
  store<u32>(counter, 0);
  if (count < least) return listed;
  store<u64>(list + listed * entrySize, ((<u64>count) << 16) | item);
  return listed + 1;
}

/** For each listed item the places right after it in the continuations that hold it. */
function fillBuckets(from: usize, to: usize, list: usize, listed: u32): void {
  const until = list + listed * entrySize;
  for (let at = list; at < until; at += entrySize) {
    const bucket = take(countOf(at) * 4);
    if (state !== running) return;
    store<u32>(at, <u32>bucket, 8);
    store<u32>(slots + (itemOf(at) << 2), <u32>bucket);
  }
  const table = slots;
  for (let at = from; at < to; at += 4) {
    let place: usize = load<u32>(at);
    for (let item = load<u16>(place); item !== endOfBasket; place += 2, item = load<u16>(place)) {
      const slot = table + ((<usize>item) << 2);
      const next = load<u32>(slot);
      if (next === 0) continue;
      store<u32>(next, <u32>place + 2);
      store<u32>(slot, next + 4);
    }
  }
  for (let at = list; at < until; at += entrySize) store<u32>(slots + (itemOf(at) << 2), 0);
}

/** For each listed item a row with a bit for each continuation that holds it. */
function fillRows(from: usize, to: usize, list: usize, listed: u32, words: u32): void {
  const until = list + listed * entrySize;
  const rows = take(listed * words * 8);
  if (state !== running) return;
  memory.fill(rows, 0, listed * words * 8);
  for (let at = list, row = rows; at < until; at += entrySize, row += words * 8) {
    store<u32>(at, <u32>row, 8);
    store<u32>(slots + (itemOf(at) << 2), <u32>row);
  }
  const table = slots;
  for (let at = from, index: u32 = 0; at < to; at += 4, index++) {
    let place: usize = load<u32>(at);
    for (let item = load<u16>(place); item !== endOfBasket; place += 2, item = load<u16>(place)) {
      const row: usize = load<u32>(table + ((<usize>item) << 2));
      if (row === 0) continue;
      const word = row + ((index >> 6) << 3);
      store<u64>(word, load<u64>(word) | ((<u64>1) << (index & 63)));
    }
  }
  for (let at = list; at < until; at += entrySize) store<u32>(slots + (itemOf(at) << 2), 0);
}

/** Finds all that extends a set by listed items, which come as rows of bits over the set's baskets. */
function grow(set: i32, size: u32, list: usize, listed: u32, words: u32): void {
  const until = list + listed * entrySize;
  for (let at = list; at < until; at += entrySize) {
    const count = countOf(at);
    const child = push(set, size, itemOf(at), count);
    if (state !== running) return;
    if (size + 1 >= mostItems || at + entrySize === until) continue;
    const bottomOfLevel = free;
    const others = <u32>((until - at) / entrySize) - 1;
    steps += others * words;
    look();
    const next = take(others * entrySize);
    const row: usize = load<u32>(at, 8);
    let kept: u32 = 0;
    let perfect: u32 = 0;
    for (let other = at + entrySize; other < until; other += entrySize) {
      const both = take(words * 8);
      if (state !== running) return;
      const together = intersect(row, load<u32>(other, 8), both, words);
      if (together >= least && together < count) {
        const entry = next + kept++ * entrySize;
        store<u64>(entry, ((<u64>together) << 16) | itemOf(other));
        store<u32>(entry, <u32>both, 8);
        continue;
      }
      if (together === count) store<u64>(next + (others - ++perfect) * entrySize, itemOf(other));
      free = both;
    }
    const firstOfLevel = found;
    if (kept > 0) {
      const needed = (count + 63) >> 6;
      const pays = kept >= 4 && needed * 2 <= words;
      if (pays)
        for (let entry = next; entry < next + kept * entrySize; entry += entrySize)
          pack(load<u32>(entry, 8), row, words);
      sort(next, kept);
      grow(child, size + 1, next, kept, pays ? needed : words);
    }
    addPerfect(child, size + 1, count, firstOfLevel, next + (others - perfect) * entrySize, perfect);
    free = bottomOfLevel;
  }
}

function intersect(one: usize, other: usize, both: usize, words: u32): u32 {
  let count: u64 = 0;
  for (let offset: usize = 0; offset < words * 8; offset += 8) {
    const bits = load<u64>(one + offset) & load<u64>(other + offset);
    store<u64>(both + offset, bits);
    count += popcnt(bits);
  }
  return <u32>count;
}

/** Moves the bits of a row that stand where another has one together at its beginning. */
function pack(row: usize, mask: usize, words: u32): void {
  let packed: u64 = 0;
  let filled: u32 = 0;
  let target = row;
  for (let offset: usize = 0; offset < words * 8; offset += 8) {
    const bits = load<u64>(row + offset);
    for (let rest = load<u64>(mask + offset); rest !== 0; rest &= rest - 1) {
      packed |= ((bits >> ctz(rest)) & 1) << filled;
      if (++filled < 64) continue;
      store<u64>(target, packed);
      target += 8;
      packed = 0;
      filled = 0;
    }
  }
  if (filled > 0) store<u64>(target, packed);
}

/** Items that every basket of a set holds go with each set found below it, too. */
function addPerfect(set: i32, size: u32, count: u32, first: u32, list: usize, listed: u32): void {
  for (let at = list; at < list + listed * entrySize; at += entrySize) {
    const until = found;
    if (size < mostItems) push(set, size, itemOf(at), count);
    for (let one = first; one < until && state === running; one++) {
      const sizeOfOne: u32 = load<u8>(sizes + one);
      if (sizeOfOne < mostItems) push(one, sizeOfOne, itemOf(at), load<u32>(counts + (one << 2)));
    }
  }
}

function push(parent: i32, size: u32, item: u32, count: u32): i32 {
  if (found === capacity) {
    if (state === running) state = tooMany;
    return noSet;
  }
  store<i32>(parents + (found << 2), parent);
  store<u32>(items + (found << 2), item);
  store<u32>(counts + (found << 2), count);
  store<u8>(sizes + found, size + 1);
  return found++;
}

/** The least count at which half of the sets that may be found are left. */
function raised(baskets: u32): u32 {
  const tally = take((baskets + 1) * 4);
  if (state === stopped) return baskets + 1;
  memory.fill(tally, 0, (baskets + 1) * 4);
  for (let set: u32 = 0; set < found; set++) {
    const place = tally + (load<u32>(counts + (set << 2)) << 2);
    store<u32>(place, load<u32>(place) + 1);
  }
  let count = baskets;
  let left: u32 = 0;
  while (count > least) {
    left += load<u32>(tally + (count << 2));
    if (left > capacity / 2) break;
    count--;
  }
  free = tally;
  return count + 1;
}

/** Forgets the sets below the least count; a set never comes before the one it extends. */
function dropRare(): void {
  const places = take(found * 4);
  if (places === 0) {
    found = 0;
    least = u32.MAX_VALUE;
    return;
  }
  let kept: u32 = 0;
  for (let set: u32 = 0; set < found; set++) {
    const count = load<u32>(counts + (set << 2));
    if (count < least) continue;
    const parent = load<i32>(parents + (set << 2));
    store<u32>(places + (set << 2), kept);
    store<i32>(parents + (kept << 2), parent === noSet ? noSet : load<i32>(places + (parent << 2)));
    store<u32>(items + (kept << 2), load<u32>(items + (set << 2)));
    store<u32>(counts + (kept << 2), count);
    store<u8>(sizes + kept, load<u8>(sizes + set));
    kept++;
  }
  found = kept;
  free = places;
}

function clear(): void {
  memory.fill(met, 0, itemCount * 4);
  memory.fill(slots, 0, itemCount * 4);
}

function look(): void {
  if (steps < stepsOfLook) return;
  steps = 0;
  if (isOver()) state = stopped;
}

/** Memory until `free` is set back; 0, and the search stops, where there is none left. */
function take(bytes: usize): usize {
  const taken = free;
  const until = (taken + bytes + 7) & ~7;
  if (until > mostBytes) {
    state = stopped;
    return 0;
  }
  const pages = <i32>((until + 0xffff) >> 16) - memory.size();
  if (pages > 0 && memory.grow(max(pages, 64)) < 0) {
    state = stopped;
    return 0;
  }
  free = until;
  return taken;
}

/** Shell's sort of a list by its keys. */
function sort(list: usize, listed: u32): void {
  for (let gap = listed >> 1; gap > 0; gap = gap === 2 ? 1 : <u32>((<u64>gap * 5) / 11)) {
    for (let index = gap; index < listed; index++) {
      const key = load<u64>(list + index * entrySize);
      const address = load<u64>(list + index * entrySize, 8);
      let place = index;
      for (; place >= gap && load<u64>(list + (place - gap) * entrySize) > key; place -= gap)
        memory.copy(list + place * entrySize, list + (place - gap) * entrySize, entrySize);
      store<u64>(list + place * entrySize, key);
      store<u64>(list + place * entrySize, address, 8);
    }
  }
}

function itemOf(entry: usize): u32 {
  return load<u16>(entry);
}

function countOf(entry: usize): u32 {
  return <u32>(load<u64>(entry) >> 16);
}
