/** Of a transaction without a day. */
const noDay: i32 = -1;
/** In the place of the last transaction, where lines of one have come apart. */
const apart: i32 = -1;

/**
 * Lists the lines that put something in a basket.
 * @param areSold by the codes of units, and after them for none, 1 or 0
 * @param areWanted the same by the codes of days
 * @returns how many these are
 */
export function selectLines(
  rows: u32,
  transactions: usize,
  noTransaction: u32,
  units: usize,
  areSold: usize,
  days: usize,
  areWanted: usize,
  selected: usize,
): u32 {
  let count: u32 = 0;
  for (let row: u32 = 0; row < rows; row++) {
    store<u32>(selected + count * 4, row);
    const isSold = load<u8>(areSold + load<u32>(units + row * 4));
    const isWanted = load<u8>(areWanted + load<u32>(days + row * 4));
    count += <u32>isSold & <u32>isWanted & u32(load<u32>(transactions + row * 4) !== noTransaction);
  }
  return count;
}

/** Marks the codes of some lines with 1. */
export function markCodes(count: u32, selected: usize, codes: usize, marks: usize): void {
  for (let line: u32 = 0; line < count; line++) {
    const row = load<u32>(selected + line * 4);
    store<u32>(marks + load<u32>(codes + row * 4) * 4, 1);
  }
}

/** What some lines have by their codes, four bytes each. */
export function takeNumbers(count: u32, selected: usize, codes: usize, numbers: usize, into: usize): void {
  for (let line: u32 = 0; line < count; line++) {
    const code = load<u32>(codes + load<u32>(selected + line * 4) * 4);
    store<u32>(into + line * 4, load<u32>(numbers + code * 4));
  }
}

/** The same, eight bytes each. */
export function takeValues(count: u32, selected: usize, codes: usize, values: usize, into: usize): void {
  for (let line: u32 = 0; line < count; line++) {
    const code = load<u32>(codes + load<u32>(selected + line * 4) * 4);
    store<f64>(into + line * 8, load<f64>(values + code * 8));
  }
}

/**
 * Counts the lines of transactions.
 * @param last that of the line before
 * @returns that of the last line; `apart` from where on lines of one have come apart
 */
export function countLines(count: u32, transactions: usize, counts: usize, last: i32): i32 {
  for (let line: u32 = 0; line < count; line++) {
    const transaction = load<i32>(transactions + line * 4);
    const counter = counts + transaction * 4;
    store<u32>(counter, load<u32>(counter) + 1);
    if (last !== apart) last = transaction < last ? apart : transaction;
  }
  return last;
}

/** A transaction is on the day of its first line with one. */
export function dateLines(count: u32, transactions: usize, days: usize, known: usize): void {
  for (let line: u32 = 0; line < count; line++) {
    const day = known + load<u32>(transactions + line * 4) * 4;
    if (load<i32>(day) === noDay) store<i32>(day, load<i32>(days + line * 4));
  }
}

/** Makes of how many each has, from the second place on, where each begins. */
export function sumUp(count: u32, numbers: usize): void {
  let sum: u32 = 0;
  store<u32>(numbers, 0);
  for (const end = numbers + count * 4; numbers < end; ) {
    numbers += 4;
    sum += load<u32>(numbers);
    store<u32>(numbers, sum);
  }
}

/** Puts lines beside those of the same transaction. @param next where the next line of each goes */
export function placeLines(
  count: u32,
  transactions: usize,
  next: usize,
  items: usize,
  itemsInto: usize,
  amounts: usize,
  amountsInto: usize,
  units: usize,
  unitsInto: usize,
): void {
  for (let line: u32 = 0; line < count; line++) {
    const from = next + load<u32>(transactions + line * 4) * 4;
    const place = load<u32>(from);
    store<u32>(from, place + 1);
    store<u32>(itemsInto + place * 4, load<u32>(items + line * 4));
    store<f64>(amountsInto + place * 8, load<f64>(amounts + line * 8));
    store<f64>(unitsInto + place * 8, load<f64>(units + line * 8));
  }
}

/**
 * Makes one of the lines of a transaction with the same item.
 * @param firsts the first line of each transaction, and of what comes after the last
 * @param latest -1 for each item
 * @returns how many lines there are then
 */
export function mergeLines(
  transactions: u32,
  firsts: usize,
  items: usize,
  amounts: usize,
  units: usize,
  latest: usize,
): u32 {
  let count: i32 = 0;
  let line: i32 = 0;
  for (let transaction: u32 = 0; transaction < transactions; transaction++) {
    const first = count;
    firsts += 4;
    for (const end = load<i32>(firsts); line < end; line++) {
      const item = load<u32>(items + line * 4);
      const known = latest + item * 4;
      let place = load<i32>(known);
      const isNew = place < first;
      if (isNew) {
        place = count++;
        store<i32>(known, place);
        store<u32>(items + place * 4, item);
      }
      add(amounts, place, line, isNew);
      add(units, place, line, isNew);
    }
    store<i32>(firsts, count);
  }
  return count;
}

function add(values: usize, place: i32, line: i32, isNew: bool): void {
  const value = load<f64>(values + line * 8);
  const into = values + place * 8;
  store<f64>(into, isNew ? value : value + load<f64>(into));
}

/** Counts how often each item is there, from the second place on. */
export function countItems(count: u32, items: usize, counts: usize): void {
  for (const end = items + count * 4; items < end; items += 4) {
    const counter = counts + load<u32>(items) * 4 + 4;
    store<u32>(counter, load<u32>(counter) + 1);
  }
}

/** Lists the transactions of each item, and its places there. @param next where the next one of each goes */
export function listHolders(
  transactions: u32,
  firsts: usize,
  items: usize,
  next: usize,
  holders: usize,
  places: usize,
): void {
  let place: u32 = 0;
  for (let transaction: u32 = 0; transaction < transactions; transaction++) {
    firsts += 4;
    for (const end = load<u32>(firsts); place < end; place++) {
      const from = next + load<u32>(items + place * 4) * 4;
      const at = load<u32>(from);
      store<u32>(from, at + 1);
      store<u32>(holders + at * 4, transaction);
      store<u32>(places + at * 4, place);
    }
  }
}

/**
 * Counts how often an item is together with each of those that were counted before it, and adds it to what transactions hold.
 * @param place of the item among those that are counted
 * @param firsts where what each transaction holds begins, and in `ends` where it ends
 * @param together of each of them
 */
export function countTogether(
  place: u32,
  count: u32,
  holders: usize,
  firsts: usize,
  ends: usize,
  held: usize,
  together: usize,
): void {
  for (const last = holders + count * 4; holders < last; holders += 4) {
    const transaction = load<u32>(holders) * 4;
    const end = load<u32>(ends + transaction);
    for (let at = load<u32>(firsts + transaction); at < end; at++) {
      const counter = together + <u32>load<u8>(held + at) * 4;
      store<u32>(counter, load<u32>(counter) + 1);
    }
    store<u8>(held + end, <u8>place);
    store<u32>(ends + transaction, end + 1);
  }
}
