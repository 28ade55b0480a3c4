import type { Found, Recent } from '../market';
import { excess, expectedCount, type Pair } from '../pairs/pair';
import { isFinding } from '../rules/findings';
import { pairOf } from '../rules/make-rules';

/** How many findings are checked, those of the most frequent itemsets first. */
const mostChecked = 500;

/** Transactions with both sides that the last days must hold if nothing changed; with fewer, nothing can be told. */
const leastAgain = 5;

/** How findings did on days that nobody had looked at when they were found. */
export interface HeldOut {
  /** Day numbers. */
  from: number;
  to: number;
  transactions: number;
  /** Findings in the days before that the last days can tell about. */
  rules: number;
  /** Those with more together than by chance in the last days, too. */
  held: number;
  /** How many times as often as by chance their sides were together, over all of them, before and then. */
  liftBefore: number | null;
  lift: number | null;
}

/** Checks what was found in the baskets before the last days in those of the last days. */
export function checkHeldOut(recent: Recent, { lattice, rules }: Found): HeldOut {
  const market = recent.before();
  const earlier = market.baskets.transactions;
  const [before, after] = [newSum(), newSum()];
  let [checked, held] = [0, 0];
  for (let rule = 0; rule < rules.sets.length && checked < mostChecked; rule++) {
    if (!isFinding(market, lattice, rules, rule)) continue;
    const pair = pairOf(lattice, rules, rule);
    const again = recent.count(pair);
    if (pair.supportCount * recent.transactions < leastAgain * earlier) continue;
    checked++;
    if (excess(again, recent.transactions) > 0) held++;
    add(before, pair, earlier);
    add(after, again, recent.transactions);
  }
  const lift = ({ together, expected }: Sum) => (expected > 0 ? together / expected : null);
  const { from, to, transactions } = recent;
  return { from, to, transactions, rules: checked, held, liftBefore: lift(before), lift: lift(after) };
}

interface Sum {
  together: number;
  expected: number;
}

function newSum(): Sum {
  return { together: 0, expected: 0 };
}

function add(sum: Sum, pair: Pair, transactions: number): void {
  sum.together += pair.supportCount;
  sum.expected += expectedCount(pair, transactions);
}
