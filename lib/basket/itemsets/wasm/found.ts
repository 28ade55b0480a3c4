import { entrySize, itemOf } from './entries';
import { enter, release, running, state, stopped, take, tooMany } from './memory';

export const noSet: i32 = -1;
/** Sets with at least this count are found, all of them; raised where there would be too many. */
export let least: u32 = 0;
export let found: u32 = 0;
/** Found sets: parent, item and count in four bytes each, size in one. */
export let parents: usize = 0;
export let items: usize = 0;
export let counts: usize = 0;
let sizes: usize = 0;
let capacity: u32 = 0;
export let mostItems: u32 = 0;

export function setLeast(minimum: u32): void {
  least = minimum;
}

export function beginSets(minimum: u32, size: u32, sets: u32): void {
  least = minimum;
  mostItems = size;
  capacity = sets;
  parents = take(sets * 4);
  items = take(sets * 4);
  counts = take(sets * 4);
  sizes = take(sets);
}

/** Says from which count on the sets before a place are complete, and forgets the others. */
export function keepFrom(minimum: u32, before: u32): void {
  least = minimum;
  found = before;
  dropRare();
}

/** Items that every basket of a set holds go with each set found below it, too. */
export function addPerfect(set: i32, size: u32, count: u32, first: u32, list: usize, listed: u32): void {
  for (let at = list; at < list + listed * entrySize; at += entrySize) {
    const until = found;
    if (size < mostItems) push(set, size, itemOf(at), count);
    // What was found below the set is larger than it by one item or more.
    if (size + 1 >= mostItems) continue;
    for (let one = first; one < until && state === running; one++) {
      const sizeOfOne: u32 = load<u8>(sizes + one);
      if (sizeOfOne < mostItems) push(one, sizeOfOne, itemOf(at), load<u32>(counts + (one << 2)));
    }
  }
}

export function push(parent: i32, size: u32, item: u32, count: u32): i32 {
  if (found === capacity) {
    if (state === running) enter(tooMany);
    return noSet;
  }
  store<i32>(parents + (found << 2), parent);
  store<u32>(items + (found << 2), item);
  store<u32>(counts + (found << 2), count);
  store<u8>(sizes + found, size + 1);
  return found++;
}

/** The least count at which half of the sets that may be found are left. */
export function raised(baskets: u32): u32 {
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
  release(tally);
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
  release(places);
}
