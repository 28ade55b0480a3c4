/** Of a line or a transaction without what is asked. */
const none: i32 = -1;
/** The cell of lines without a day. */
const noDayCell: i32 = 0;
/** Marks of a transaction: that a line is selected, and that one has an amount. */
const met: u8 = 1;
const withAmount: u8 = 2;
/** Names are told apart by bits of two numbers. */
const halfBits: u32 = 32;

/** The transaction of the last line that was added, and whether lines of one have come apart. */
export let latest: i32 = none;
export let isApart: bool = false;

/** Forgets the lines before. */
export function beginVisits(): void {
  latest = none;
  isApart = false;
}

/** The number of each line's transaction, negative where it has none or is not selected. @param first that of the first code */
export function numberVisits(rows: u32, cells: usize, codes: usize, noCode: u32, first: u32, visits: usize): void {
  for (let row: u32 = 0; row < rows; row++) {
    const code = load<u32>(codes + row * 4);
    const has = load<i32>(cells + row * 4) >= 0 && code !== noCode;
    store<i32>(visits + row * 4, has ? <i32>(first + code) : none);
  }
}

/**
 * Adds lines to their transactions: amounts, marks, and the cell of the first line with a day.
 * @param later room for further cells of transactions, after the last one known: transaction and cell, four bytes each
 * @returns how many there are, with that last one
 */
export function addByVisit(
  rows: u32,
  visits: usize,
  cells: usize,
  codes: usize,
  values: usize,
  noCode: u32,
  amounts: usize,
  marks: usize,
  firsts: usize,
  later: usize,
): u32 {
  let last = later;
  for (let row: u32 = 0; row < rows; row++) {
    const visit = load<i32>(visits + row * 4);
    if (visit < 0) continue;
    if (visit < latest) isApart = true;
    latest = visit;
    const code = load<u32>(codes + row * 4);
    const amount = amounts + visit * 8;
    store<f64>(amount, load<f64>(amount) + load<f64>(values + code * 8));
    store<u8>(marks + visit, load<u8>(marks + visit) | (code === noCode ? met : met | withAmount));
    const cell = load<i32>(cells + row * 4);
    const first = firsts + visit * 4;
    const known = load<i32>(first);
    if (cell === noDayCell || known === cell) continue;
    if (known === none) store<i32>(first, cell);
    else if (load<i32>(last) !== visit || load<i32>(last, 4) !== cell) {
      last += 8;
      store<i32>(last, visit);
      store<i32>(last, cell, 4);
    }
  }
  return <u32>(last - later) / 8 + 1;
}

/** Counts the transactions of names. @param places of the names, by their codes, less than 64 @param low bits of each transaction's first 32 */
export function countNames(
  rows: u32,
  visits: usize,
  codes: usize,
  places: usize,
  low: usize,
  high: usize,
  counts: usize,
): void {
  for (let row: u32 = 0; row < rows; row++) {
    const visit = load<i32>(visits + row * 4);
    if (visit < 0) continue;
    const place: u32 = load<u8>(places + load<u32>(codes + row * 4));
    const bits = (place < halfBits ? low : high) + visit * 4;
    const bit = (<u32>1) << (place & 31);
    const known = load<u32>(bits);
    if ((known & bit) !== 0) continue;
    store<u32>(bits, known | bit);
    store<u32>(counts + place * 4, load<u32>(counts + place * 4) + 1);
  }
}
