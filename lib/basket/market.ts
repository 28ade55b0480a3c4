import { type Months, monthsOf } from './evidence/months';
import { type Split, splitRecent } from './evidence/recent';
import { Sizes } from './evidence/sizes';
import type { Baskets } from './itemsets/baskets';
import { type Itemsets, narrow } from './itemsets/found-sets';
import { type Lattice, linkAnew, toLattice } from './itemsets/lattice';
import { mine } from './itemsets/mine';
import { leastCount } from './itemsets/threshold';
import { keepApart } from './pairs/keep-apart';
import type { TestedPair } from './pairs/pair';
import { chooseLeast } from './rules/choose-support';
import { makeRules, type Rules } from './rules/make-rules';
import type { AskHelp } from './together/help';

export interface Thresholds {
  /** Chosen from the data where null. */
  minSupport: number | null;
  minConfidence: number;
  maxSize: number;
}

export interface Found {
  lattice: Lattice;
  rules: Rules;
  /** The supportCount that was asked for or chosen. */
  least: number;
  maxSize: number;
}

/** The last days, and a market of the days before. */
export interface Recent extends Split {
  before(): Market;
}

const mostSets = 1_000_000;
/** Room for subsets of itemsets, twelve bytes each: as a rule for all rules that are kept, and at most. */
const [fewSubsets, mostSubsets] = [1 << 20, 1 << 23];
const mostRules = 200_000;
/** Pairs that are listed as better kept apart. */
const mostApart = 50;
const mostMilliseconds = 3000;
/** Larger itemsets are not looked for. */
export const largestSize = 100;

/** Baskets and what was found in them at the lowest support so far, from which higher ones are answered. */
export class Market {
  private widest: { itemsets: Itemsets; asked: number; maxSize: number } | null = null;
  private apart: TestedPair[] | null = null;
  private last: { key: string; found: Found } | null = null;
  private split: Recent | null | undefined;
  /** When the transactions were; null where the file has no dates. */
  readonly months: Months | null;
  readonly sizes: Sizes;
  private readonly chosen = new Map<string, number>();

  /** @param ask asks another thread for help */
  constructor(
    readonly baskets: Baskets,
    private readonly ask: AskHelp | null = null,
  ) {
    this.months = monthsOf(baskets);
    this.sizes = new Sizes(baskets);
  }

  /** What reaches some thresholds; the last answer is kept, as several questions are asked about it. */
  find(thresholds: Thresholds): Found {
    const { minSupport, minConfidence, maxSize } = thresholds;
    const key = `${minSupport} ${minConfidence} ${maxSize}`;
    if (this.last?.key !== key) this.last = { key, found: this.search(thresholds) };
    return this.last.found;
  }

  private search({ minSupport, minConfidence, maxSize }: Thresholds): Found {
    const { transactions } = this.baskets;
    const size = Math.min(maxSize, largestSize);
    const least = minSupport === null ? this.choose(minConfidence, size) : leastCount(minSupport, transactions);
    const { itemsets, size: found } = this.mineWithin(least, size);
    const few = toLattice(itemsets, this.baskets, fewSubsets);
    const first = makeRules(few, transactions, minConfidence, mostRules, this.ask);
    const isAll = few.tabled === few.counts.length || first.isFull;
    const lattice = isAll ? few : linkAnew(few, mostSubsets);
    const rules = isAll ? first : makeRules(lattice, transactions, minConfidence, mostRules, this.ask);
    return { lattice, rules, least, maxSize: found };
  }

  /** Pairs of items that avoid each other; thresholds change nothing about them. @param leftOut always the same items */
  keepApart(leftOut: ReadonlySet<number>): TestedPair[] {
    this.apart ??= keepApart(this, leftOut, mostApart);
    return this.apart;
  }

  /** Takes the pairs to keep apart from where they were looked for meanwhile. */
  tellApart(pairs: TestedPair[]): void {
    this.apart = pairs;
  }

  /** The baskets of the last days, and a market of those before; null where there are too few days. */
  recent(): Recent | null {
    if (this.split === undefined) {
      const split = splitRecent(this.baskets);
      let before: Market | null = null;
      this.split = split && { ...split, before: () => (before ??= new Market(split.earlier())) };
    }
    return this.split;
  }

  private choose(minConfidence: number, mostItems: number): number {
    const key = `${minConfidence} ${mostItems}`;
    const least =
      this.chosen.get(key) ?? chooseLeast(this.baskets, minConfidence, { mostItems, mostMilliseconds }, this.ask);
    this.chosen.set(key, least);
    return least;
  }

  /** Where equal baskets have so many itemsets that no support bounds them, smaller ones are looked for. */
  private mineWithin(least: number, maxSize: number): { itemsets: Itemsets; size: number } {
    const until = performance.now() + mostMilliseconds;
    for (const size of new Set([maxSize, ...[4, 3, 2, 1].filter((smaller) => smaller < maxSize)])) {
      // Where the first search was too much, so will be what is done beside the next.
      const itemsets = this.mine(least, size, until - performance.now(), size === maxSize ? this.ask : null);
      const isUseful = itemsets.least === least || itemsets.parents.some((parent) => parent >= 0);
      if (isUseful || size === 1) return { itemsets, size };
    }
    throw new Error('The last size answers.');
  }

  private mine(least: number, maxSize: number, milliseconds: number, ask: AskHelp | null): Itemsets {
    const { widest } = this;
    const holds = widest !== null && widest.maxSize >= maxSize && widest.itemsets.least <= least;
    const isSame = widest !== null && widest.maxSize === maxSize && widest.asked <= least;
    if (widest !== null && (holds || isSame)) return narrow(widest.itemsets, least, maxSize);
    const limits = { least, mostItems: maxSize, mostSets, mostMilliseconds: milliseconds };
    const itemsets = mine(this.baskets, limits, ask && ((search) => ask({ search })));
    if (widest === null || widest.asked >= least) this.widest = { itemsets, asked: least, maxSize };
    return itemsets;
  }
}
