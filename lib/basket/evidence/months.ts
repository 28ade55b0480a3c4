import { toIsoDay } from '../../sales/calendar';
import { type Baskets, noDay } from '../itemsets/baskets';
import { expectedCount, type Pair } from '../pairs/pair';
import { holdersOf } from './held-together';

/** The calendar months of transactions. */
export interface Months {
  /** The place of each transaction's month, `noMonth` for a transaction without a day. */
  of: Uint16Array;
  /** Transactions of each month. */
  transactions: Uint32Array;
  /** The same with an item, for each item that was looked at. */
  known: Map<number, Uint32Array>;
}

const noMonth = 0xffff;

/** The months that transactions are in, null where the file has no dates. */
export function monthsOf({ days }: Baskets): Months | null {
  if (days === null) return null;
  const named = distinct(days).map((day) => [day, toIsoDay(Math.max(0, day)).slice(0, 7)] as const);
  const names = [...new Set(named.filter(([day]) => day !== noDay).map(([, name]) => name))].sort();
  const places = new Map(named.map(([day, name]) => [day, day === noDay ? noMonth : names.indexOf(name)]));
  const of = new Uint16Array(days.length);
  const transactions = new Uint32Array(names.length);
  let [last, month] = [noDay, noMonth];
  for (let transaction = 0; transaction < of.length; transaction++) {
    const day = days[transaction]!;
    if (day !== last) month = places.get(day) ?? noMonth;
    last = day;
    of[transaction] = month;
    if (month !== noMonth) transactions[month]!++;
  }
  return { of, transactions, known: new Map() };
}

/** The different ones of some days, of which most are like the one before. */
function distinct(days: Int32Array): number[] {
  const found = new Set<number>();
  for (let transaction = 0; transaction < days.length; transaction++)
    if (days[transaction] !== days[transaction - 1]) found.add(days[transaction]!);
  return [...found];
}

/** The transactions of each month that hold all of some items. */
function countWith(baskets: Baskets, months: Months, items: readonly number[]): Uint32Array {
  if (items.length > 1) return countIn(months, holdersOf(baskets, items));
  const [item = 0] = items;
  const counts = months.known.get(item) ?? countIn(months, holdersOf(baskets, items));
  months.known.set(item, counts);
  return counts;
}

function countIn({ of, transactions }: Months, held: Uint32Array): Uint32Array {
  const counts = new Uint32Array(transactions.length);
  for (let at = 0; at < held.length; at++) {
    const month = of[held[at]!]!;
    if (month !== noMonth) counts[month]!++;
  }
  return counts;
}

/** How a pair did month by month. */
export interface MonthByMonth {
  /** Months in which both sides were sold, and those of them with more together than chance brings. */
  months: number;
  held: number;
}

/** Looks at each month alone. */
export function lookByMonth(baskets: Baskets, months: Months, { antecedent, consequent }: Pair): MonthByMonth {
  const [ones, others] = [countWith(baskets, months, antecedent), countWith(baskets, months, consequent)];
  const both = countWith(baskets, months, [...antecedent, ...consequent]);
  const found = { months: 0, held: 0 };
  for (const [month, all] of months.transactions.entries()) {
    const product = ones[month]! * others[month]!;
    if (product === 0) continue;
    found.months++;
    if (both[month]! * all > product) found.held++;
  }
  return found;
}

/** Transactions with both sides that chance brings, month by month where there are months: what a season alone explains. */
export function expectedByMonth(baskets: Baskets, months: Months | null, pair: Pair): number {
  if (months === null) return expectedCount(pair, baskets.transactions);
  const [ones, others] = [countWith(baskets, months, pair.antecedent), countWith(baskets, months, pair.consequent)];
  return months.transactions.reduce((sum, all, month) => sum + (ones[month]! * others[month]!) / (all || 1), 0);
}
