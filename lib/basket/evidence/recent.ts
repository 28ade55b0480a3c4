import { copyInto, LineMemory } from '../../engine/coded/line-memory';
import { type Baskets, byItem, noDay } from '../itemsets/baskets';
import type { Pair } from '../pairs/pair';
import { holdersOf, inBoth } from './held-together';

type Counts = Pick<Pair, 'supportCount' | 'antecedentCount' | 'consequentCount'>;

/** The last days are held out where there are enough before them. */
const [daysHeldOut, daysNeeded] = [30, 90];

/** The last days, and the baskets of those before, in which items have the same numbers. */
export interface Split {
  earlier(): Baskets;
  /** Transactions of the last days. */
  transactions: number;
  /** The counts of a pair among them. */
  count<Sides extends Pick<Pair, 'antecedent' | 'consequent'>>(pair: Sides): Sides & Counts;
  /** First and last of the last days, as day numbers. */
  from: number;
  to: number;
}

/** First and last day, and how many there are from the one to the other; null where no transaction has a day. */
export function spanOf({ days }: Baskets): { from: number; to: number; days: number } | null {
  let [from, to] = [Number.POSITIVE_INFINITY, noDay];
  if (days === null) return null;
  for (let transaction = 0; transaction < days.length; transaction++) {
    const day = days[transaction]!;
    if (day === noDay) continue;
    if (day < from) from = day;
    if (day > to) to = day;
  }
  return to === noDay ? null : { from, to, days: to - from + 1 };
}

/** Puts the last 30 days apart; null where there are not 90 days. */
export function splitRecent(baskets: Baskets): Split | null {
  const span = spanOf(baskets);
  const { days } = baskets;
  if (span === null || days === null || span.days < daysNeeded) return null;
  const from = span.to - daysHeldOut + 1;
  return {
    earlier: () => pick(baskets, (transaction) => days[transaction]! < from),
    transactions: countFrom(days, from),
    count: (pair) => {
      const [one, other] = [holdersOf(baskets, pair.antecedent), holdersOf(baskets, pair.consequent)];
      return {
        ...pair,
        supportCount: countFrom(days, from, inBoth(one, other)),
        antecedentCount: countFrom(days, from, one),
        consequentCount: countFrom(days, from, other),
      };
    },
    from,
    to: span.to,
  };
}

function pick({ transactions, keys, firsts, contents }: Baskets, isPicked: (transaction: number) => boolean): Baskets {
  const picks = new Uint32Array(transactions);
  const ends = new Uint32Array(transactions + 1);
  let picked = 0;
  for (let transaction = 0; transaction < transactions; transaction++) {
    if (!isPicked(transaction)) continue;
    picks[picked] = transaction;
    ends[picked + 1] = ends[picked]! + firsts[transaction + 1]! - firsts[transaction]!;
    picked++;
  }
  const memory = new LineMemory();
  const found = {
    firsts: copyInto(memory.uint32(picked + 1), ends.subarray(0, picked + 1)),
    contents: memory.uint32(ends[picked]!),
  };
  for (let place = 0; place < picked; place++) {
    const transaction = picks[place]!;
    found.contents.set(contents.subarray(firsts[transaction], firsts[transaction + 1]), ends[place]);
  }
  return {
    transactions: picked,
    keys,
    ...found,
    ...byItem(found, keys.length, memory),
    amounts: null,
    units: null,
    days: null,
  };
}

/** How many transactions, of all or of some, are on a day or later. */
function countFrom(days: Int32Array, from: number, transactions: Uint32Array | null = null): number {
  let count = 0;
  for (let at = 0; at < (transactions ?? days).length; at++)
    if (days[transactions === null ? at : transactions[at]!]! >= from) count++;
  return count;
}
