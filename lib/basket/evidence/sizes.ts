import type { Baskets } from '../itemsets/baskets';
import type { Pair } from '../pairs/pair';
import { holdersOf } from './held-together';

/** Transactions sorted by how many items they hold. */
export class Sizes {
  /** The place of the size of each transaction, the transactions at each place and the items of an average one. */
  private readonly of: Uint8Array;
  private readonly transactions: Float64Array;
  private readonly means: Float64Array;
  /** Places from the first on that transactions are at. */
  private readonly used: number;
  private readonly known = new Map<number, Float64Array>();
  private readonly together = new Map<string, Float64Array>();

  constructor(private readonly baskets: Baskets) {
    const { transactions, firsts } = baskets;
    this.of = new Uint8Array(transactions);
    this.transactions = new Float64Array(places);
    this.means = new Float64Array(places);
    for (let transaction = 0; transaction < transactions; transaction++) {
      const size = firsts[transaction + 1]! - firsts[transaction]!;
      const place = placeOf(size);
      this.of[transaction] = place;
      this.transactions[place]!++;
      this.means[place]! += size;
    }
    this.used = this.transactions.findLastIndex((count) => count > 0) + 1;
    for (let place = 0; place < places; place++) this.means[place]! /= this.transactions[place]! || 1;
  }

  /**
   * In how many transactions the consequent, one item, comes with the antecedent where each transaction is filled up to its
   * size by chance: with every item as often as transactions of this size hold it. Large transactions hold everything more
   * often, also together, and those with one item hold nothing together.
   */
  expectedCount({ antecedent, consequent: [item = 0] }: Pick<Pair, 'antecedent' | 'consequent'>): number {
    const held = this.sizesOf(antecedent);
    const shares = antecedent.map((one) => this.countOf(one));
    const added = this.countOf(item);
    let expected = 0;
    for (let place = 0; place < this.used; place++) {
      const all = this.transactions[place]!;
      if (held[place] === 0 || added[place] === 0) continue;
      const size = this.means[place]!;
      let taken = 0;
      for (const counts of shares) taken += counts[place]! / all;
      const open = (size - antecedent.length) / (size - taken);
      expected += held[place]! * Math.min(1, Math.max(0, open) * (added[place]! / all));
    }
    return expected;
  }

  private sizesOf(items: readonly number[]): Float64Array {
    const [first = 0] = items;
    if (items.length === 1) return this.countOf(first);
    const key = items.join();
    const counts = this.together.get(key) ?? this.count(holdersOf(this.baskets, items));
    if (this.together.size < mostKept) this.together.set(key, counts);
    return counts;
  }

  private countOf(item: number): Float64Array {
    const counts = this.known.get(item) ?? this.count(holdersOf(this.baskets, [item]));
    this.known.set(item, counts);
    return counts;
  }

  private count(transactions: Uint32Array): Float64Array {
    const counts = new Float64Array(places);
    for (let at = 0; at < transactions.length; at++) counts[this.of[transactions[at]!]!]!++;
    return counts;
  }
}

const places = 128;
/** Item sets whose sizes are kept, a kilobyte each: many rules have the same antecedent. */
const mostKept = 20_000;

/** One for each small size, then four from one power of two to the next. */
function placeOf(size: number): number {
  return size < 16 ? size : Math.floor(4 * Math.log2(size));
}
