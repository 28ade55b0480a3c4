import { type Baskets, noDay } from './baskets';
import { KeyCodes } from './key-codes';

/** Sale lines, column by column; what the file does not tell is left out. */
export interface LineBlock {
  transactions: BigInt64Array;
  items: BigInt64Array;
  days?: BigInt64Array;
  amounts?: BigInt64Array;
  units?: BigInt64Array;
}

/** Collects sale lines, block by block, and makes baskets of them. */
export class BasketCollector {
  private readonly transactions = new KeyCodes();
  private readonly items = new KeyCodes();
  private pairs = new Int32Array(2 << 16);
  private amounts: Float64Array = new Float64Array(0);
  private units: Float64Array = new Float64Array(0);
  private days = new Int32Array(0);
  private lines = 0;

  add(block: LineBlock): void {
    const [transactions, items] = [halvesOf(block.transactions), halvesOf(block.items)];
    const lines = this.lines + items.length / 2;
    this.pairs = withRoom(this.pairs, lines * 2);
    for (let at = 0, pair = this.lines * 2; at < items.length; at += 2, pair += 2) {
      this.pairs[pair] = this.transactions.codeOf(transactions[at]!, transactions[at + 1]!);
      this.pairs[pair + 1] = this.items.codeOf(items[at]!, items[at + 1]!);
    }
    this.amounts = withNumbers(this.amounts, this.lines, block.amounts);
    this.units = withNumbers(this.units, this.lines, block.units);
    if (block.days !== undefined) this.addDays(halvesOf(block.days));
    this.lines = lines;
  }

  /** A transaction is on the day of its first line. */
  private addDays(days: Int32Array): void {
    const known = this.days.length;
    this.days = withRoom(this.days, this.transactions.count).fill(noDay, known);
    for (let at = 0, pair = this.lines * 2; at < days.length; at += 2, pair += 2) {
      const transaction = this.pairs[pair]!;
      if (this.days[transaction] === noDay) this.days[transaction] = days[at]!;
    }
  }

  finish(): Baskets {
    const [transactions, items] = [this.transactions.count, this.items.count];
    const { pairs, count, ...distinct } = this.mergeLines(transactions, items);
    const starts = startsOf(pairs, count, 1, items);
    const next = starts.slice();
    const holders = new Uint32Array(count);
    const amounts = distinct.amounts && new Float64Array(count);
    const units = distinct.units && new Float64Array(count);
    for (let pair = 0; pair < count; pair++) {
      const place = next[pairs[pair * 2 + 1]!]!++;
      holders[place] = pairs[pair * 2]!;
      if (amounts !== null) amounts[place] = distinct.amounts![pair]!;
      if (units !== null) units[place] = distinct.units![pair]!;
    }
    const days = this.days.length > 0 ? this.days.slice(0, transactions) : null;
    return { transactions, keys: this.items.toKeys(), starts, holders, amounts, units, days };
  }

  /** What lines of one product in one transaction say together, transaction by transaction. */
  private mergeLines(transactions: number, items: number) {
    const starts = startsOf(this.pairs, this.lines, 0, transactions);
    const next = starts.slice();
    const order = new Uint32Array(this.lines);
    for (let line = 0; line < this.lines; line++) order[next[this.pairs[line * 2]!]!++] = line;
    const pairs = new Int32Array(this.lines * 2);
    const amounts = this.amounts.length > 0 ? new Float64Array(this.lines) : null;
    const units = this.units.length > 0 ? new Float64Array(this.lines) : null;
    const places = new Int32Array(items).fill(-1);
    let count = 0;
    for (let transaction = 0; transaction < transactions; transaction++) {
      const first = count;
      for (let at = starts[transaction]!; at < starts[transaction + 1]!; at++) {
        const line = order[at]!;
        const item = this.pairs[line * 2 + 1]!;
        let place = places[item]!;
        if (place < first) {
          place = count++;
          places[item] = place;
          pairs[place * 2] = transaction;
          pairs[place * 2 + 1] = item;
        }
        if (amounts !== null) amounts[place]! += this.amounts[line]!;
        if (units !== null) units[place]! += this.units[line]!;
      }
    }
    return { pairs, count, amounts, units };
  }
}

function halvesOf(keys: BigInt64Array): Int32Array {
  return new Int32Array(keys.buffer, keys.byteOffset, keys.length * 2);
}

/** The same numbers, in an array with room for more. */
function withRoom<Numbers extends Int32Array | Float64Array>(numbers: Numbers, needed: number): Numbers;
function withRoom(numbers: Int32Array | Float64Array, needed: number): Int32Array | Float64Array {
  if (needed <= numbers.length) return numbers;
  const length = Math.max(needed, numbers.length * 2);
  const wider = numbers instanceof Int32Array ? new Int32Array(length) : new Float64Array(length);
  wider.set(numbers);
  return wider;
}

function withNumbers(numbers: Float64Array, filled: number, more: BigInt64Array | undefined): Float64Array {
  if (more === undefined) return numbers;
  const halves = halvesOf(more);
  const wider = withRoom(numbers, filled + more.length);
  for (let at = 0, place = filled; at < halves.length; at += 2, place++)
    wider[place] = halves[at + 1]! * 2 ** 32 + (halves[at]! >>> 0);
  return wider;
}

/** Where each group of pairs starts when they are sorted by their first or second half, and where the last one ends. */
function startsOf(pairs: Int32Array, count: number, by: 0 | 1, groups: number): Uint32Array {
  const starts = new Uint32Array(groups + 1);
  for (let pair = 0; pair < count; pair++) starts[pairs[pair * 2 + by]! + 1]!++;
  for (let one = 0; one < groups; one++) starts[one + 1]! += starts[one]!;
  return starts;
}
