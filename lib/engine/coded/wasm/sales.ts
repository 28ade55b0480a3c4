/** Signs of quantities; all others are 0. */
const negative: u8 = 1;

/** What lines of a cell, or of a sort, add up to: five numbers of eight bytes each. */
const sumSize: u32 = 40;

/** All amounts and all units without their signs, of the lines that were added last. */
export let turnover: f64 = 0;
export let moved: f64 = 0;

/** Adds to the sums of cells: lines, amounts, lines with an amount, amounts taken back, units. */
export function addByCell(
  rows: u32,
  cells: usize,
  amountCodes: usize,
  amounts: usize,
  noAmount: u32,
  unitCodes: usize,
  units: usize,
  signs: usize,
  sums: usize,
): void {
  turnover = 0;
  moved = 0;
  for (let row: u32 = 0; row < rows; row++) {
    const cell = load<i32>(cells + row * 4);
    if (cell < 0) continue;
    const amountCode = load<u32>(amountCodes + row * 4);
    const amount = load<f64>(amounts + amountCode * 8);
    const unitCode = load<u32>(unitCodes + row * 4);
    const count = load<f64>(units + unitCode * 8);
    const sign = load<u8>(signs + unitCode);
    const sum = sums + cell * sumSize;
    add(sum, 1);
    add(sum + 8, amount);
    if (amountCode !== noAmount) add(sum + 16, 1);
    if (sign !== 0 && (sign === negative || amount < 0)) add(sum + 24, amount);
    add(sum + 32, count);
    turnover += abs(amount);
    moved += abs(count);
  }
}

/**
 * Finds the sort of each line, a product in one category, from a row on.
 * @param sorts for each code of a product the sort that was met last, negative for none, and in `sortPlaces` the place of its category
 * @returns the first row whose sort is another one; all rows when there is none
 */
export function findSorts(
  first: u32,
  rows: u32,
  cells: usize,
  products: usize,
  categories: usize,
  places: usize,
  sorts: usize,
  sortPlaces: usize,
  found: usize,
): u32 {
  for (let row = first; row < rows; row++) {
    let sort: i32 = -1;
    if (load<i32>(cells + row * 4) >= 0) {
      const code = load<u32>(products + row * 4) * 4;
      sort = load<i32>(sorts + code);
      const place = load<i32>(places + load<u32>(categories + row * 4) * 4);
      if (sort < 0 || load<i32>(sortPlaces + code) !== place) return row;
    }
    store<i32>(found + row * 4, sort);
  }
  return rows;
}

/** Adds to the sums of sorts: lines, amounts, lines with an amount, units, lines with units. */
export function addBySort(
  rows: u32,
  found: usize,
  amountCodes: usize,
  amounts: usize,
  noAmount: u32,
  unitCodes: usize,
  units: usize,
  noUnits: u32,
  sums: usize,
): void {
  for (let row: u32 = 0; row < rows; row++) {
    const sort = load<i32>(found + row * 4);
    if (sort < 0) continue;
    const amountCode = load<u32>(amountCodes + row * 4);
    const unitCode = load<u32>(unitCodes + row * 4);
    const sum = sums + sort * sumSize;
    add(sum, 1);
    add(sum + 8, load<f64>(amounts + amountCode * 8));
    if (amountCode !== noAmount) add(sum + 16, 1);
    add(sum + 24, load<f64>(units + unitCode * 8));
    if (unitCode !== noUnits) add(sum + 32, 1);
  }
}

/** Counts the transactions of products, as long as the lines of each lie together. @param latest the one met last, of each product */
export function countVisits(
  rows: u32,
  visits: usize,
  found: usize,
  productOf: usize,
  latest: usize,
  counts: usize,
): void {
  for (let row: u32 = 0; row < rows; row++) {
    const visit = load<i32>(visits + row * 4);
    if (visit < 0) continue;
    const product = load<i32>(productOf + load<i32>(found + row * 4) * 4) * 4;
    if (load<i32>(latest + product) === visit) continue;
    store<i32>(latest + product, visit);
    store<u32>(counts + product, load<u32>(counts + product) + 1);
  }
}

function add(sum: usize, more: f64): void {
  store<f64>(sum, load<f64>(sum) + more);
}
