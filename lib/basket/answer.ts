import { isFinding } from './findings';
import type { Baskets } from './itemsets/baskets';
import type { Lattice } from './itemsets/lattice';
import { type Found, largestSize, type Market, type Thresholds } from './market';
import type { Pair, TestedPair } from './pair';
import { recommend } from './recommend';
import type { Rules } from './rules';

export interface BasketQuestion extends Thresholds {
  /** How many itemsets, rules and so on are listed. */
  limit: number;
  sort: 'lift' | 'confidence' | 'support' | 'leverage';
  /** Keys of the items that are to be gone with; none where nothing is asked for. */
  items: string[];
}

export type BasketAnswer = ReturnType<typeof answer>;

/** What sells together; items are given as their keys. */
export function answer(market: Market, question: BasketQuestion) {
  const { baskets } = market;
  const { transactions } = baskets;
  const found = market.find(question);
  const { lattice, rules, least } = found;
  const completeFrom = Math.max(lattice.least, rules.least);
  const itemsetCount = lattice.counts.length;
  const nameOf = (item: number) => String(baskets.keys[item]);
  const name = (pair: Pair) => measured(pair, transactions, nameOf);
  const named = (pair: TestedPair) => ({ ...name(pair), pValue: pair.pValue, qValue: pair.qValue });
  return {
    transactions,
    parameters: {
      minSupport: question.minSupport ?? least / transactions,
      minConfidence: question.minConfidence,
      maxSize: found.maxSize,
      chosen: question.minSupport === null,
      minCount: least,
    },
    itemsets: Array.from({ length: Math.min(question.limit, itemsetCount) }, (_, set) => ({
      items: itemsOf(lattice, set).map(nameOf),
      supportCount: lattice.counts[set]!,
      support: lattice.counts[set]! / transactions,
    })),
    itemsetCount,
    rules: bestRules(lattice, rules, question, transactions).map((rule) => ({
      ...name(pairOf(lattice, rules, rule)),
      pValue: rules.pValues[rule]!,
      qValue: rules.qValues[rule]!,
      redundant: rules.areRedundant[rule] === 1,
      finding: isFinding(lattice, rules, rule, transactions),
    })),
    ruleCount: rules.sets.length,
    recommendations: recommendationsFor(baskets, question).map(named),
    keepApart: market.keepApart().slice(0, question.limit).map(named),
    ...limitsOf(found, question, transactions, completeFrom),
  };
}

function recommendationsFor(baskets: Baskets, { items, limit }: BasketQuestion): TestedPair[] {
  const wanted = new Set(items);
  const codes = Array.from(baskets.keys.keys()).filter((item) => wanted.has(String(baskets.keys[item])));
  return codes.length === 0 ? [] : recommend(baskets, codes, limit);
}

function itemsOf({ starts, members }: Lattice, set: number): number[] {
  return Array.from(members.subarray(starts[set], starts[set + 1]));
}

function pairOf(lattice: Lattice, { sets, antecedents, consequents }: Rules, rule: number): Pair {
  const [antecedent, consequent] = [antecedents[rule]!, consequents[rule]!];
  return {
    antecedent: itemsOf(lattice, antecedent),
    consequent: itemsOf(lattice, consequent),
    supportCount: lattice.counts[sets[rule]!]!,
    antecedentCount: lattice.counts[antecedent]!,
    consequentCount: lattice.counts[consequent]!,
  };
}

/**
 * The measures of a rule.
 * @see Zhang 2000, Association rules: 1 where each side is only found with the other, -1 where never
 */
function measured({ antecedent, consequent, ...counts }: Pair, transactions: number, nameOf: (item: number) => string) {
  const { supportCount: both, antecedentCount: one, consequentCount: other } = counts;
  const leverage = (both * transactions - one * other) / transactions ** 2;
  const span = Math.max(both * (transactions - one), one * (other - both)) / transactions ** 2;
  return {
    antecedent: antecedent.map(nameOf),
    consequent: consequent.map(nameOf),
    ...counts,
    support: both / transactions,
    confidence: both / one,
    lift: (both * transactions) / (one * other),
    leverage,
    conviction: both === one ? null : ((transactions - other) * one) / (transactions * (one - both)),
    zhang: span === 0 ? 0 : leverage / span,
  };
}

/** The rules that stand highest; of equals the surer ones, then those of more frequent and smaller itemsets. */
function bestRules(lattice: Lattice, rules: Rules, { sort, limit }: BasketQuestion, transactions: number): number[] {
  const count = (sets: Int32Array, rule: number) => lattice.counts[sets[rule]!]!;
  const confidence = (rule: number) => count(rules.sets, rule) / count(rules.antecedents, rule);
  const expected = (rule: number) => (count(rules.antecedents, rule) * count(rules.consequents, rule)) / transactions;
  const measures = {
    lift: (rule: number) => count(rules.sets, rule) / expected(rule),
    confidence,
    support: (rule: number) => count(rules.sets, rule),
    leverage: (rule: number) => count(rules.sets, rule) - expected(rule),
  };
  const keys = Float64Array.from(rules.sets, (_, rule) => measures[sort](rule));
  const cut = keys.slice().sort().at(-limit) ?? Number.NEGATIVE_INFINITY;
  return Array.from(keys.keys())
    .filter((rule) => keys[rule]! >= cut)
    .sort((one, other) => keys[other]! - keys[one]! || confidence(other) - confidence(one) || one - other)
    .slice(0, limit);
}

/** Whether something was left out, and what. */
function limitsOf({ least, maxSize, lattice }: Found, asked: Thresholds, transactions: number, completeFrom: number) {
  const isRaised = completeFrom > least;
  const isSmaller = maxSize < Math.min(asked.maxSize, largestSize);
  const share = `${((100 * completeFrom) / transactions).toPrecision(2)} %`;
  const why = completeFrom > lattice.least ? 'rules' : 'itemsets';
  const sentences = [
    ...(isSmaller ? [`Larger itemsets are too many to be listed, so only those of up to ${maxSize} are.`] : []),
    ...(isRaised
      ? [
          `There are too many ${why} at this support; all that ${completeFrom} or more transactions (${share}) contain are here.`,
        ]
      : []),
  ];
  return {
    truncated: sentences.length > 0,
    truncatedBecause: sentences.length > 0 ? sentences.join(' ') : null,
    completeFrom: { supportCount: completeFrom, support: completeFrom / transactions },
  };
}
