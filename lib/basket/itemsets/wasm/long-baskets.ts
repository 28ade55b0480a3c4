/**
 * Long baskets hold many of the items: each item has a row of bits, which of them hold it. Two rows tell how many hold both
 * items, without a look at every pair of items of every basket.
 */
import { endOfBasket } from './baskets';
import { countBits, setBit, wordsFor } from './bits';
import { isPlentiful, release, running, state, take } from './memory';

export let longRows: usize = 0;
/** Of a row, eight bytes each; 0 where no basket is long. */
export let longWords: u32 = 0;

/** A long basket holds at least one of so many items; for fewer, its pairs are faster counted one by one. */
const itemsForOne: u32 = 20;

export function setLong(rows: usize, words: u32): void {
  longRows = rows;
  longWords = words;
}

export function longRow(item: u32): usize {
  return longRows + item * longWords * 8;
}

/** The row of an item whose long baskets hold, together, at least as many items as there are; else 0. */
export function usefulRow(item: u32): usize {
  const row = longRow(item);
  return countBits(row, longWords) < itemsForOne ? 0 : row;
}

/**
 * Lists the long baskets after all others.
 * @param top first byte after the baskets
 * @returns where they begin in the list
 */
export function moveLong(starts: usize, baskets: u32, ranks: u32, top: usize): usize {
  const moved = take(baskets * 4);
  if (state !== running) return 0;
  const until = starts + baskets * 4;
  let short = starts;
  let long = moved;
  for (let at = starts; at < until; at += 4) {
    const start = load<u32>(at);
    const end = at + 4 < until ? load<u32>(at, 4) : <u32>top;
    const items = ((end - start) >> 1) - 1;
    if (items * itemsForOne < ranks) {
      store<u32>(short, start);
      short += 4;
    } else {
      store<u32>(long, start);
      long += 4;
    }
  }
  memory.copy(short, moved, long - moved);
  release(moved);
  return short;
}

/** Makes the rows for long baskets, unless they need too much of the memory. */
export function fillLongRows(from: usize, to: usize, ranks: u32): void {
  const words = wordsFor(<u32>((to - from) >> 2));
  const bytes = words * 8;
  if (words === 0 || !isPlentiful(ranks * bytes)) return;
  const rows = take(ranks * bytes);
  if (state !== running) return;
  memory.fill(rows, 0, ranks * bytes);
  for (let at = from, index: u32 = 0; at < to; at += 4, index++) {
    let place: usize = load<u32>(at);
    for (let item = load<u16>(place); item !== endOfBasket; place += 2, item = load<u16>(place))
      setBit(rows + item * bytes, index);
  }
  setLong(rows, words);
}
