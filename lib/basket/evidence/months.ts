import { toIsoDay } from '../../sales/calendar';
import { type Baskets, noDay } from '../itemsets/baskets';
import { expectedCount, type Pair } from '../pairs/pair';
import { holdersOf, inBoth } from './held-together';

/** The calendar months of transactions. */
export interface Months {
  /** The place of each transaction's month, `noMonth` for a transaction without a day. */
  of: Uint16Array;
  /** Transactions of each month. */
  transactions: Uint32Array;
}

const noMonth = 0xffff;

/** The months that transactions are in, null where the file has no dates. */
export function monthsOf({ days }: Baskets): Months | null {
  if (days === null) return null;
  const named = distinct(days).map((day) => [day, toIsoDay(Math.max(0, day)).slice(0, 7)] as const);
  const names = [...new Set(named.filter(([day]) => day !== noDay).map(([, name]) => name))].sort();
  const places = new Map(named.map(([day, name]) => [day, day === noDay ? noMonth : names.indexOf(name)]));
  const of = new Uint16Array(days.length);
  for (let transaction = 0; transaction < of.length; transaction++) {
    const isSame = transaction > 0 && days[transaction] === days[transaction - 1];
    of[transaction] = isSame ? of[transaction - 1]! : (places.get(days[transaction]!) ?? noMonth);
  }
  const transactions = new Uint32Array(names.length);
  for (let transaction = 0; transaction < of.length; transaction++)
    if (of[transaction] !== noMonth) transactions[of[transaction]!]!++;
  return { of, transactions };
}

/** The different ones of some days, of which most are like the one before. */
function distinct(days: Int32Array): number[] {
  return [...new Set(days.filter((day, transaction) => day !== days[transaction - 1]))];
}

function countIn(of: Uint16Array, transactions: Uint32Array, months: number): Uint32Array {
  const counts = new Uint32Array(months);
  for (let at = 0; at < transactions.length; at++) {
    const month = of[transactions[at]!]!;
    if (month !== noMonth) counts[month]!++;
  }
  return counts;
}

/** How a pair did month by month. */
export interface MonthByMonth {
  /** Months in which both sides were sold, and those of them with more together than chance brings. */
  months: number;
  held: number;
  /** Transactions with both that chance brings when each month is looked at alone: what a season alone explains. */
  expected: number;
}

/** Looks at each month alone. */
export function lookByMonth(baskets: Baskets, { of, transactions }: Months, pair: Pair): MonthByMonth {
  const [one, other] = [holdersOf(baskets, pair.antecedent), holdersOf(baskets, pair.consequent)];
  const count = (held: Uint32Array) => countIn(of, held, transactions.length);
  const [ones, others, both] = [count(one), count(other), count(inBoth(one, other))];
  const found = { months: 0, held: 0, expected: 0 };
  for (const [month, all] of transactions.entries()) {
    const product = ones[month]! * others[month]!;
    if (product === 0) continue;
    found.months++;
    if (both[month]! * all > product) found.held++;
    found.expected += product / all;
  }
  return found;
}

/** Transactions with both sides that chance brings, month by month where there are months. */
export function expectedByMonth(baskets: Baskets, months: Months | null, pair: Pair): number {
  return months === null ? expectedCount(pair, baskets.transactions) : lookByMonth(baskets, months, pair).expected;
}
