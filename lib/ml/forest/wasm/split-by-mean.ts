/**
 * Looks for the split of a node after which a target varies least within both sides, in AssemblyScript. Weights and weighted
 * sums go side by side through one 128-bit addition, and the two sides of a split through one division.
 */

/** The code of a missing value. */
const missingCode: u32 = 255;
const noRows: v128 = f64x2.splat(0);

/** What is written by whoever calls: codes column after column, and how many each has; rows and columns; weights and targets. */
export let codes: usize = 0;
export let bins: usize = 0;
export let rows: usize = 0;
export let columns: usize = 0;
export let weights: usize = 0;
export let targets: usize = 0;
/** The best split: score, the largest code that goes left, whether missing values do, and the column, -1 for none. */
export let best: usize = 0;

/** Weight and weighted target: of each row, of each row of the node, of each code, of the node. */
let pairs: usize = 0;
let taken: usize = 0;
let histogram: usize = 0;
let whole: usize = 0;
/** The codes that the node may have, a bit for each. */
let met: usize = 0;

let rowCount: u32 = 0;
let leastRows: f64 = 0;
let first: usize = 0;
let size: u32 = 0;

/** Finds room for a table. @param least rows of a side, in what a row adds to the fraction of a sum of weights */
export function begin(count: u32, width: u32, least: f64): void {
  rowCount = count;
  leastRows = least;
  pairs = (__heap_base + 15) & ~15;
  taken = pairs + count * 16;
  histogram = taken + count * 16;
  whole = histogram + (missingCode + 1) * 16;
  met = whole + 16;
  best = met + 32;
  weights = best + 32;
  targets = weights + count * 8;
  rows = targets + count * 8;
  columns = rows + count * 4;
  bins = columns + width * 4;
  codes = bins + width * 4;
  const pages = <i32>((codes + count * width + 0xffff) >> 16) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) unreachable();
}

/** Takes the weights of a new tree, whose whole part says how often a row counts. */
export function beginTree(): void {
  for (let row: u32 = 0; row < rowCount; row++) {
    const weight = load<f64>(weights + row * 8);
    store<f64>(pairs + row * 16, weight);
    store<f64>(pairs + row * 16, Math.floor(weight) * load<f64>(targets + row * 8), 8);
  }
}

/** Sums up the rows at some places; returns whether their targets differ. */
export function beginNode(from: u32, to: u32): bool {
  first = rows + from * 4;
  size = to - from;
  const target = load<f64>(targets + load<u32>(first) * 8);
  let varies = false;
  let sum = noRows;
  for (let place: u32 = 0; place < size; place++) {
    const row = load<u32>(first + place * 4);
    const pair = v128.load(pairs + row * 16);
    v128.store(taken + place * 16, pair);
    sum = f64x2.add(sum, pair);
    if (load<f64>(targets + row * 8) !== target) varies = true;
  }
  v128.store(whole, sum);
  return varies;
}

/** The mean of the node, and what a split of it has to score better than. */
export function mean(): f64 {
  return load<f64>(whole, 8) / Math.floor(load<f64>(whole));
}

export function score(): f64 {
  const sum = load<f64>(whole, 8);
  return (sum * sum) / Math.floor(load<f64>(whole));
}

/** Tries all splits of the node by some of the columns that score better than `least`; returns how many columns have different values. */
export function search(from: u32, to: u32, least: f64): u32 {
  store<f64>(best, least);
  store<i32>(best, -1, 16);
  let varied: u32 = 0;
  for (let place = from; place < to; place++) {
    const column = load<u32>(columns + place * 4);
    const own = codes + column * rowCount;
    const count = load<u32>(bins + column * 4);
    if (size < count) fillFew(own);
    else fill(own, count);
    if (sweep(column, count)) varied++;
  }
  return varied;
}

/** Sums up the rows of the node by their codes, all of which there may be. */
function fill(own: usize, count: u32): void {
  let at = first;
  for (let place = taken, until = taken + size * 16; place < until; place += 16, at += 4)
    add(load<u8>(own + load<u32>(at)), place);
  for (let word: u32 = 0; word < count; word += 64)
    store<u64>(met + word / 8, count - word >= 64 ? u64.MAX_VALUE : ((<u64>1) << (count - word)) - 1);
}

/** The same of a small node, which has few of the codes. */
function fillFew(own: usize): void {
  let at = first;
  for (let place = taken, until = taken + size * 16; place < until; place += 16, at += 4) {
    const code: u32 = load<u8>(own + load<u32>(at));
    add(code, place);
    const word = met + (code >> 6) * 8;
    store<u64>(word, load<u64>(word) | ((<u64>1) << (code & 63)));
  }
}

function add(code: u32, place: usize): void {
  const bin = histogram + code * 16;
  v128.store(bin, f64x2.add(v128.load(bin), v128.load(place)));
}

/** Tries all splits by a column, and empties its sums; returns whether it has different values. */
function sweep(column: u32, count: u32): bool {
  const all = v128.load(whole);
  const missing = v128.load(histogram + missingCode * 16);
  const lacks = f64x2.extract_lane(missing, 0) === 0;
  v128.store(histogram + missingCode * 16, noRows);
  let highest = load<f64>(best);
  let left = noRows;
  let last: i32 = -1;
  let varied = false;
  for (let word: u32 = 0; word < count; word += 64) {
    for (let bits = load<u64>(met + word / 8); bits !== 0; bits &= bits - 1) {
      const code: i32 = word + <i32>ctz(bits);
      const bin = histogram + code * 16;
      const here = v128.load(bin);
      if (f64x2.extract_lane(here, 0) === 0) continue;
      v128.store(bin, noRows);
      if (last >= 0) {
        varied = true;
        const right = f64x2.sub(all, left);
        const found = scoreOf(left, right);
        if (found > highest) {
          const isLarger = f64x2.extract_lane(left, 0) > f64x2.extract_lane(right, 0);
          highest = offer(found, column, (last + code - 1) >> 1, lacks && isLarger);
        }
        if (!lacks) {
          const foundLeft = scoreOf(f64x2.add(left, missing), f64x2.sub(right, missing));
          if (foundLeft > highest) highest = offer(foundLeft, column, (last + code - 1) >> 1, true);
        }
      }
      left = f64x2.add(left, here);
      last = code;
    }
    store<u64>(met + word / 8, 0);
  }
  store<u64>(met, 0, 24);
  if (lacks || last < 0) return varied;
  const found = scoreOf(left, missing);
  if (found > highest) offer(found, column, missingCode - 1, false);
  return true;
}

/** What both sides explain; nothing where one has too few rows. */
function scoreOf(left: v128, right: v128): f64 {
  const weighed = v128.shuffle<f64>(left, right, 0, 2);
  const counts = f64x2.floor(weighed);
  if (!i64x2.all_true(f64x2.ge(f64x2.sub(weighed, counts), f64x2.splat(leastRows)))) return -1;
  const sums = v128.shuffle<f64>(left, right, 1, 3);
  const parts = f64x2.div(f64x2.mul(sums, sums), counts);
  return f64x2.extract_lane(parts, 0) + f64x2.extract_lane(parts, 1);
}

function offer(score: f64, column: u32, code: u32, missingLeft: bool): f64 {
  store<f64>(best, score);
  store<u32>(best, column, 16);
  store<u32>(best, code, 8);
  store<u32>(best, <u32>missingLeft, 12);
  return score;
}
