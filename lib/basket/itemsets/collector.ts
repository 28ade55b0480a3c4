import { KeyCodes } from '../../engine/coded/key-codes';
import { Memory } from '../../memory';
import { type Baskets, byItem, noDay } from './baskets';

/** Sale lines, column by column; what the file does not tell is left out. */
export interface LineBlock {
  transactions: BigInt64Array;
  items: BigInt64Array;
  days?: Int32Array;
  amounts?: Float64Array;
  units?: Float64Array;
}

/** The same with transactions and items by their codes. */
type CodedBlock = Pick<LineBlock, 'amounts' | 'units'> & { transactions: Uint32Array; items: Uint32Array };
/** Of each transaction the lines, and the day of its first one, counted from the one that stands for none. */
interface Counted {
  lines: Int32Array;
  days: Int32Array;
}
type Contents = Pick<Baskets, 'firsts' | 'contents' | 'amounts' | 'units'>;

/** Transactions for which there stays room. */
const mostKept = 1 << 20;

/** Collects sale lines, block by block, and makes baskets of them. */
export class BasketCollector {
  readonly transactions = new KeyCodes();
  readonly items = new KeyCodes();
  private blocks: CodedBlock[] = [];
  /** For each transaction its lines and the day of its first one, counted from the one that stands for none. */
  private lines = new Int32Array(0);
  private days = new Int32Array(0);
  private isDated = false;
  /** Whether the lines of each transaction have come together. */
  isInOrder = true;
  private last = 0;

  /** @param memory of the baskets */
  constructor(public memory = new Memory(0)) {}

  /** Begins anew. @param memory of baskets that are no longer used */
  begin(memory: Memory): void {
    memory.giveBack();
    this.memory = memory;
    this.transactions.clear();
    this.items.clear();
    this.blocks = [];
    this.lines = emptied(this.lines);
    this.days = emptied(this.days);
    this.isDated = false;
    this.isInOrder = true;
    this.last = 0;
  }

  /** Does what it can with each block alone: the next one is read meanwhile. */
  add({ transactions, items, days, ...values }: LineBlock): void {
    const codes = this.transactions.codesOf(transactions);
    this.count(codes, days);
    this.addCoded({ transactions: codes, items: this.items.codesOf(items), ...values });
  }

  /** The same for lines whose transactions and items were numbered by those of the collector, and are counted already. */
  addCoded(block: CodedBlock): void {
    this.blocks.push(block);
  }

  /** Counts the lines of transactions, and notes their days. */
  count(transactions: Uint32Array, days: Int32Array | undefined): void {
    const lines = withRoom(this.lines, this.transactions.count);
    let { last, isInOrder } = this;
    for (let line = 0; line < transactions.length; line++) {
      const code = transactions[line]!;
      lines[code]!++;
      if (code < last) isInOrder = false;
      last = code;
    }
    this.lines = lines;
    this.last = last;
    this.isInOrder = isInOrder;
    if (days !== undefined) this.date(transactions, days);
  }

  /** Tells what it has counted of each transaction. */
  tell({ lines, days }: Counted): void {
    lines.set(this.lines.subarray(0, this.transactions.count));
    days.set(withRoom(this.days, this.transactions.count).subarray(0, this.transactions.count));
  }

  /** Counts what another collector has told of the lines that come next. @param codes the transactions of that one */
  countOther(codes: Uint32Array, { lines, days }: Counted, isInOrder: boolean): void {
    const counts = withRoom(this.lines, this.transactions.count);
    const known = withRoom(this.days, this.transactions.count);
    this.isInOrder &&= isInOrder;
    for (let other = 0; other < codes.length; other++) {
      const code = codes[other]!;
      counts[code]! += lines[other]!;
      if (known[code] === 0) known[code] = days[other]!;
      if (code < this.last) this.isInOrder = false;
      this.last = code;
    }
    this.lines = counts;
    this.days = known;
  }

  /** The baskets; the lines are forgotten. */
  finish(): Baskets {
    const { count } = this.transactions;
    const contents = mergeLines(this.takeLines(), this.items.count);
    return {
      transactions: count,
      keys: this.items.toKeys(),
      ...contents,
      ...byItem(contents, this.items.count, this.memory),
      days: this.isDated ? this.days.slice(0, count).map((day) => day + noDay) : null,
    };
  }

  /** A transaction is on the day of its first line with one. */
  private date(transactions: Uint32Array, days: Int32Array): void {
    const known = withRoom(this.days, this.transactions.count);
    this.isDated = true;
    for (let line = 0; line < days.length; line++)
      if (known[transactions[line]!] === 0) known[transactions[line]!] = days[line]! - noDay;
    this.days = known;
  }

  /** The lines of each transaction. */
  private takeLines(): Contents {
    const blocks = this.blocks.splice(0);
    const firsts = this.memory.uint32(this.transactions.count + 1);
    firsts[0] = 0;
    for (let one = 1; one < firsts.length; one++) firsts[one] = firsts[one - 1]! + this.lines[one - 1]!;
    const [only, ...others] = blocks;
    if (this.isInOrder && only !== undefined && others.length === 0)
      return { firsts, contents: only.items, amounts: only.amounts ?? null, units: only.units ?? null };
    const count = firsts.at(-1) ?? 0;
    const room = (of: 'amounts' | 'units') =>
      blocks.some((block) => block[of] !== undefined) ? this.memory.float64(count) : null;
    const lines = { firsts, contents: this.memory.uint32(count), amounts: room('amounts'), units: room('units') };
    const next = firsts.slice();
    for (const { transactions, items, amounts, units } of blocks)
      for (let line = 0; line < items.length; line++) {
        const place = next[transactions[line]!]!++;
        lines.contents[place] = items[line]!;
        if (lines.amounts !== null) lines.amounts[place] = amounts?.[line] ?? 0;
        if (lines.units !== null) lines.units[place] = units?.[line] ?? 0;
      }
    return lines;
  }
}

/** Zeros, in the memory of numbers that are no longer used; where that is much, it is given back. */
function emptied(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  return values.length > mostKept ? new Int32Array(0) : values.fill(0);
}

/** The same numbers with room for so many. */
function withRoom(values: Int32Array<ArrayBuffer>, count: number): Int32Array<ArrayBuffer> {
  if (values.length >= count) return values;
  const larger = new Int32Array(2 * count);
  larger.set(values);
  return larger;
}

/** Makes one of the lines of a transaction with the same item. */
function mergeLines({ firsts, contents, amounts, units }: Contents, items: number): Contents {
  const merged = firsts.slice();
  const places = new Int32Array(items).fill(-1);
  let count = 0;
  for (let transaction = 0; transaction + 1 < firsts.length; transaction++) {
    const first = count;
    for (let line = firsts[transaction]!; line < firsts[transaction + 1]!; line++) {
      const item = contents[line]!;
      const isNew = places[item]! < first;
      const place = isNew ? count++ : places[item]!;
      places[item] = place;
      contents[place] = item;
      if (amounts !== null) amounts[place] = amounts[line]! + (isNew ? 0 : amounts[place]!);
      if (units !== null) units[place] = units[line]! + (isNew ? 0 : units[place]!);
    }
    merged[transaction + 1] = count;
  }
  return {
    firsts: merged,
    contents: contents.subarray(0, count),
    amounts: amounts?.subarray(0, count) ?? null,
    units: units?.subarray(0, count) ?? null,
  };
}
