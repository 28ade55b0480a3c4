/**
 * Frequent itemsets by a hybrid of Eclat, in AssemblyScript: sparse prefixes are projected basket by basket, dense ones
 * become rows of bits over the prefix's own baskets. Items are ranks, the rarest first. A found set is the set that it
 * extends, the item that it adds and its count. Sets are found by their rarest item, from the most frequent one down, so
 * that wherever the search stops, what was found is complete from some count on.
 * @see Zaki 2000, Scalable algorithms for association mining
 */

import { endOfBasket } from './baskets';
import { countBits, countBoth, intersect, pack, setBit, wordsFor } from './bits';
import { countOf, entrySize, itemOf, sort } from './entries';
import { addPerfect, beginSets, found, keepFrom, least, mostItems, noSet, push, raised, setLeast } from './found';
import { fillLongRows, longRow, longWords, moveLong, setLong, usefulRow } from './long-baskets';
import { begin, enter, free, release, running, state, take, tooMany, work } from './memory';

export { beginBaskets, endBaskets, layItem } from './baskets';
export { counts, found, items, least, parents } from './found';
export { longRows, longWords } from './long-baskets';
export { free, highest, state } from './memory';

/** Which of the items a set begins with is looked at next, counted from the most frequent; threads that search together take turns. */
declare function nextTurn(): u32;

export const bottom: usize = __heap_base;
/** The items that sets begin with, by how often they are there, and the places after them in the baskets. */
export let list: usize = 0;
export let listed: u32 = 0;
/** For each item, while a prefix is extended: how often it was met, and the row or bucket it goes to. */
let met: usize = 0;
let slots: usize = 0;
let itemCount: u32 = 0;

/**
 * Makes ready what all threads look at, and none changes.
 * @param starts addresses of the baskets, four bytes each; a basket is its items in rising order, two bytes each, and an end
 * @param top first byte after the baskets
 */
export function prepare(starts: usize, baskets: u32, ranks: u32, minimum: u32, top: usize, until: usize): void {
  begin(top, until);
  setLeast(minimum);
  list = take(ranks * entrySize);
  takeTables(ranks);
  if (state !== running) return;
  const ends = starts + baskets * 4;
  const long = moveLong(starts, baskets, ranks, top);
  if (state !== running) return;
  listed = meet(starts, ends, 0, list, 0, 0);
  fillBuckets(starts, ends, list, listed);
  if (state === running) fillLongRows(long, ends, ranks);
}

/**
 * Finds every set of at most `size` items that at least `minimum` baskets contain, and that begins with an item whose turn it has.
 * @param firsts the list that was made ready, with so many items
 * @param sets how many may be found
 * @param from where its own memory begins
 * @param isAlone whether the minimum is raised beyond so many sets; else the search ends
 * @param rows of the long baskets, with so many words
 */
export function search(
  firsts: usize,
  items: u32,
  baskets: u32,
  ranks: u32,
  minimum: u32,
  size: u32,
  sets: u32,
  from: usize,
  until: usize,
  isAlone: bool,
  rows: usize,
  words: u32,
): void {
  begin(from, until);
  setLong(rows, words);
  beginSets(minimum, size, sets);
  takeTables(ranks);
  const bottomOfSearch = free;
  if (state !== running) {
    keepFrom(baskets + 1, 0);
    return;
  }
  let turn = nextTurn();
  while (turn < items) {
    const at = firsts + (items - 1 - turn) * entrySize;
    if (countOf(at) < least) return;
    const before = found;
    const set = push(noSet, 0, itemOf(at), countOf(at));
    const bucket = load<u32>(at, 8);
    if (state === running && mostItems > 1)
      extend(set, 1, itemOf(at), bucket, bucket + countOf(at) * 4, usefulRow(itemOf(at)));
    if (state === running) {
      turn = nextTurn();
      continue;
    }
    release(bottomOfSearch);
    clear();
    const isOverfull = state === tooMany;
    keepFrom(isOverfull ? raised(baskets) : countOf(at) + 1, before);
    if (isOverfull && isAlone && state === tooMany) enter(running);
    if (state !== running) return;
  }
}

function takeTables(ranks: u32): void {
  itemCount = ranks;
  met = take(ranks * 4);
  slots = take(ranks * 4);
  if (state === running) clear();
}

/**
 * Finds all that extends a set by items after its last one; its baskets continue at the addresses listed.
 * @param long row of bits that tells which long baskets are the last ones; 0 where they are like others
 */
function extend(set: i32, size: u32, last: u32, from: usize, to: usize, long: usize): void {
  const bottomOfLevel = free;
  const baskets = <u32>((to - from) >> 2);
  const longBaskets = long === 0 ? 0 : countBits(long, longWords);
  const toShort = to - longBaskets * 4;
  const list = take(itemCount * entrySize);
  if (state !== running) return;
  let listed = meet(from, toShort, last + 1, list, long, longBaskets);
  release(list + listed * entrySize);
  const firstOfLevel = found;
  let perfect: u32 = 0;
  while (perfect < listed && countOf(list + (listed - 1 - perfect) * entrySize) === baskets) perfect++;
  listed -= perfect;
  let entries: u64 = 0;
  for (let index: u32 = 0; index < listed; index++) entries += countOf(list + index * entrySize);
  const isPacked = wordsFor(longBaskets) * 2 <= longWords;
  const wordsOfLong = isPacked ? wordsFor(longBaskets) : longWords;
  const words = wordsOfLong + wordsFor(baskets - longBaskets);
  if (listed > 0 && size < mostItems) {
    if (entries >= <u64>listed * words) {
      fillRows(from, toShort, list, listed, words, wordsOfLong);
      if (state === running && wordsOfLong > 0) addLong(long, list, listed, isPacked);
      if (state === running) grow(set, size, list, listed, words);
    } else {
      fillBuckets(from, to, list, listed);
      for (let at = list; at < list + listed * entrySize && state === running; at += entrySize) {
        const child = push(set, size, itemOf(at), countOf(at));
        const bucket = load<u32>(at, 8);
        if (state === running && size + 1 < mostItems)
          extend(child, size + 1, itemOf(at), bucket, bucket + countOf(at) * 4, 0);
      }
    }
  }
  addPerfect(set, size, baskets, firstOfLevel, list + listed * entrySize, perfect);
  release(bottomOfLevel);
}

/** Lists the items from `first` on that are frequent in the continuations of baskets and in so many long baskets. */
function meet(from: usize, to: usize, first: u32, list: usize, long: usize, longBaskets: u32): u32 {
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
  work(entries);
  let listed: u32 = 0;
  if (long !== 0) {
    listed = takeMetOrLong(first, list, long, longBaskets);
  } else if (entries > (itemCount - first) >> 2) {
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

/** Looks at long baskets only for items that could be frequent with them. */
function takeMetOrLong(first: u32, list: usize, long: usize, longBaskets: u32): u32 {
  const words = longWords;
  let listed: u32 = 0;
  let looks: u32 = 0;
  for (let item = first; item < itemCount; item++) {
    const counter = met + (item << 2);
    const count = load<u32>(counter);
    if (count + longBaskets < least) {
      store<u32>(counter, 0);
      continue;
    }
    looks++;
    store<u32>(counter, count + countBoth(long, longRow(item), words));
    listed = takeMet(item, list, listed);
  }
  work(looks * words);
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

/** For each listed item a row with a bit for each continuation that holds it, after some words that are left to others. */
function fillRows(from: usize, to: usize, list: usize, listed: u32, words: u32, left: u32): void {
  const until = list + listed * entrySize;
  const rows = take(listed * words * 8);
  if (state !== running) return;
  memory.fill(rows, 0, listed * words * 8);
  for (let at = list, row = rows; at < until; at += entrySize, row += words * 8) {
    store<u32>(at, <u32>row, 8);
    store<u32>(slots + (itemOf(at) << 2), <u32>row);
  }
  const table = slots;
  for (let at = from, index = left << 6; at < to; at += 4, index++) {
    let place: usize = load<u32>(at);
    for (let item = load<u16>(place); item !== endOfBasket; place += 2, item = load<u16>(place)) {
      const row: usize = load<u32>(table + ((<usize>item) << 2));
      if (row !== 0) setBit(row, index);
    }
  }
  for (let at = list; at < until; at += entrySize) store<u32>(slots + (itemOf(at) << 2), 0);
}

/** Begins the row of each listed item with its bits for those long baskets that a row has. */
function addLong(long: usize, list: usize, listed: u32, isPacked: bool): void {
  for (let at = list; at < list + listed * entrySize; at += entrySize) {
    const row: usize = load<u32>(at, 8);
    if (isPacked) pack(longRow(itemOf(at)), long, longWords, row);
    else intersect(longRow(itemOf(at)), long, row, longWords);
  }
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
    work(others * words);
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
      release(both);
    }
    const firstOfLevel = found;
    if (kept > 0) {
      const needed = wordsFor(count);
      const pays = kept >= 4 && needed * 2 <= words;
      if (pays)
        for (let entry = next; entry < next + kept * entrySize; entry += entrySize)
          pack(load<u32>(entry, 8), row, words, load<u32>(entry, 8));
      sort(next, kept);
      grow(child, size + 1, next, kept, pays ? needed : words);
    }
    addPerfect(child, size + 1, count, firstOfLevel, next + (others - perfect) * entrySize, perfect);
    release(bottomOfLevel);
  }
}

function clear(): void {
  memory.fill(met, 0, itemCount * 4);
  memory.fill(slots, 0, itemCount * 4);
}
