import { KeyCodes } from './key-codes';

/** Which transactions hold which items; transactions and items are numbered from 0. */
export interface Baskets {
  transactions: number;
  /** Key of each item. */
  keys: BigInt64Array;
  /** The transactions of an item are `holders` from its start to the start of the next, in rising order. */
  starts: Uint32Array;
  holders: Uint32Array;
}

/** Collects sale lines, block by block, and makes baskets of them. */
export class BasketCollector {
  private readonly transactions = new KeyCodes();
  private readonly items = new KeyCodes();
  private pairs = new Int32Array(2 << 16);
  private lines = 0;

  /** Adds lines that come as the key of the transaction and the key of the item, in turn. */
  add(lines: BigInt64Array): void {
    const halves = new Int32Array(lines.buffer, lines.byteOffset, lines.length * 2);
    const needed = this.lines * 2 + lines.length;
    if (needed > this.pairs.length) {
      const wider = new Int32Array(Math.max(needed, this.pairs.length * 2));
      wider.set(this.pairs.subarray(0, this.lines * 2));
      this.pairs = wider;
    }
    for (let at = 0; at < halves.length; at += 4) {
      this.pairs[this.lines * 2] = this.transactions.codeOf(halves[at]!, halves[at + 1]!);
      this.pairs[this.lines * 2 + 1] = this.items.codeOf(halves[at + 2]!, halves[at + 3]!);
      this.lines++;
    }
  }

  finish(): Baskets {
    const [transactions, items] = [this.transactions.count, this.items.count];
    const byTransaction = group(this.pairs, this.lines, 0, transactions);
    const distinct = new Int32Array(this.lines * 2);
    const seenIn = new Int32Array(items).fill(-1);
    let kept = 0;
    for (let transaction = 0; transaction < transactions; transaction++)
      for (let at = byTransaction.starts[transaction]!; at < byTransaction.starts[transaction + 1]!; at++) {
        const item = byTransaction.others[at]!;
        if (seenIn[item] === transaction) continue;
        seenIn[item] = transaction;
        distinct[kept * 2] = transaction;
        distinct[kept * 2 + 1] = item;
        kept++;
      }
    const { starts, others: holders } = group(distinct, kept, 1, items);
    return { transactions, keys: this.items.toKeys(), starts, holders };
  }
}

/** Baskets of lists of items that are numbered from 0. */
export function basketsOf(lists: readonly (readonly number[])[]): Baskets {
  const collector = new BasketCollector();
  collector.add(
    BigInt64Array.from(
      lists.flatMap((list, index) => list.flatMap((item) => [index, item])),
      BigInt,
    ),
  );
  return collector.finish();
}

/** How many transactions hold an item. */
export function countOf({ starts }: Baskets, item: number): number {
  return starts[item + 1]! - starts[item]!;
}

/** Pairs grouped by their first or second half; within a group they keep their order. */
function group(pairs: Int32Array, count: number, by: 0 | 1, groups: number) {
  const starts = new Uint32Array(groups + 1);
  for (let pair = 0; pair < count; pair++) starts[pairs[pair * 2 + by]! + 1]!++;
  for (let one = 0; one < groups; one++) starts[one + 1]! += starts[one]!;
  const next = starts.slice();
  const others = new Uint32Array(count);
  for (let pair = 0; pair < count; pair++) others[next[pairs[pair * 2 + by]!]!++] = pairs[pair * 2 + 1 - by]!;
  return { starts, others };
}

/** Puts the rarest items first; which of equally frequent ones depends on their keys alone. */
export function compareRanks(baskets: Baskets): (one: number, other: number) => number {
  const { keys } = baskets;
  return (one, other) => countOf(baskets, one) - countOf(baskets, other) || (keys[one]! < keys[other]! ? -1 : 1);
}
