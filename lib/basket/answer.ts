import { toIsoDay } from '../sales/calendar';
import { findBundles } from './evidence/bundles';
import { checkHeldOut } from './evidence/held-out';
import { lookByMonth } from './evidence/months';
import { spanOf } from './evidence/recent';
import { slowSellers } from './evidence/slow-sellers';
import { worthOf } from './evidence/worth';
import { codesOf } from './itemsets/baskets';
import { itemsOf } from './itemsets/lattice';
import type { Found, Market } from './market';
import { expectedAtMost } from './pairs/chance';
import { measure } from './pairs/measures';
import { liftOf, type TestedPair } from './pairs/pair';
import { recommend } from './pairs/recommend';
import type { BasketQuestion } from './question';
import { isFinding } from './rules/findings';
import { listRules } from './rules/list-rules';
import { pairOf } from './rules/make-rules';
import { describeTruncation } from './truncation';

export type BasketAnswer = ReturnType<typeof answer>;

/** What is listed of bundles and slow sellers, and drawn of rules. */
const [mostBundles, mostSlowSellers, mostPoints] = [12, 20, 1000];
/** What is sold beyond chance is given for a month where there are four weeks, else for the days there are. */
const [daysOfMonth, leastDays] = [365.25 / 12, 28];

/** What sells together; items are given as their keys. */
export function answer(market: Market, question: BasketQuestion) {
  const { baskets } = market;
  const { transactions } = baskets;
  const { include, limit } = question;
  const found = market.find(question);
  const { lattice, rules, least } = found;
  const days = spanOf(baskets)?.days ?? null;
  const isMonthly = days !== null && days >= leastDays;
  const nameOf = (item: number) => String(baskets.keys[item]);
  const name = (pair: TestedPair) => ({
    ...measure(pair, transactions, nameOf),
    expectedCount: pair.expectedCount,
    pValue: pair.pValue,
    qValue: pair.qValue,
  });
  const tell = (rule: number) => tellRule(market, found, rule, isMonthly ? daysOfMonth / days : 1);
  const { listed, found: rulesFound } = listRules(market, lattice, rules, {
    ...question,
    containing: question.containing && codesOf(baskets, question.containing),
  });
  const charges = codesOf(baskets, question.charges);
  const recent = include.includes('heldOut') ? market.recent() : null;
  return {
    transactions,
    days,
    extraPer: isMonthly ? ('month' as const) : ('selection' as const),
    parameters: {
      minSupport: question.minSupport ?? least / transactions,
      minConfidence: question.minConfidence,
      maxSize: found.maxSize,
      chosen: question.minSupport === null,
      minCount: least,
    },
    itemsets: Array.from({ length: Math.min(limit, lattice.counts.length) }, (_, set) => ({
      items: itemsOf(lattice, set).map(nameOf),
      supportCount: lattice.counts[set]!,
      support: lattice.counts[set]! / transactions,
    })),
    itemsetCount: lattice.counts.length,
    rules: listed.map(tell),
    ruleCount: rules.sets.length,
    rulesFound,
    recommendations: recommendationsFor(market, question).map(name),
    keepApart: market.keepApart(charges).slice(0, limit).map(name),
    ...(include.includes('bundles') && {
      bundles: findBundles(market, found, charges, mostBundles).map(tell),
    }),
    ...(include.includes('heldOut') && {
      heldOut:
        recent &&
        datesOf(checkHeldOut(recent, recent.before().find({ ...question, minSupport: least / transactions }))),
    }),
    ...(include.includes('slowSellers') && {
      slowSellers: slowSellers(baskets, charges, mostSlowSellers).map((seller) => ({
        ...seller,
        item: nameOf(seller.item),
      })),
    }),
    ...(include.includes('points') && {
      points: evenly(rules.sets.length, mostPoints).map((rule) => {
        const { antecedent, consequent, support, confidence, lift } = measure(
          pairOf(lattice, rules, rule),
          transactions,
          nameOf,
        );
        return { antecedent, consequent, support, confidence, lift };
      }),
    }),
    ...describeTruncation(found, question, transactions),
  };
}

function tellRule(market: Market, { lattice, rules }: Found, rule: number, scale: number) {
  const { baskets, months } = market;
  const { transactions } = baskets;
  const pair = pairOf(lattice, rules, rule);
  const byMonth = months && lookByMonth(baskets, months, pair);
  const expectedCount = expectedAtMost(market, pair);
  const recent = market.recent();
  return {
    ...measure(pair, transactions, (item) => String(baskets.keys[item])),
    pValue: rules.pValues[rule]!,
    qValue: rules.qValues[rule]!,
    redundant: rules.areRedundant[rule] === 1,
    finding: isFinding(market, lattice, rules, rule),
    months: byMonth?.months ?? null,
    monthsHeld: byMonth?.held ?? null,
    recentLift: recent && liftOf(recent.count(pair), recent.transactions),
    expectedCount,
    ...worthOf(baskets, pair, expectedCount, scale),
  };
}

function recommendationsFor(market: Market, { items, limit }: BasketQuestion): TestedPair[] {
  const codes = [...codesOf(market.baskets, items)];
  return codes.length === 0 ? [] : recommend(market, codes, limit);
}

function datesOf<Days extends { from: number; to: number }>(days: Days) {
  return { ...days, from: toIsoDay(days.from), to: toIsoDay(days.to) };
}

/** At most so many numbers below a count, evenly apart: as rules are in the order of their support, all supports have their share. */
function evenly(count: number, most: number): number[] {
  const taken = Math.min(count, most);
  return Array.from({ length: taken }, (_, index) => Math.floor(((index + 0.5) * count) / taken));
}
