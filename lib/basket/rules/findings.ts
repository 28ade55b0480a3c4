import { atLeast } from '../../ml/fisher';
import type { Lattice } from '../itemsets/lattice';
import { expectedAtMost, type Sized } from '../pairs/chance';
import { expectedCount, isFarAbove, level } from '../pairs/pair';
import { pairOf, type Rules } from './make-rules';

/**
 * Whether a rule adds one product, more often than by chance, and with each product of the antecedent clearly more often than
 * without it.
 * @see Webb 2007, Discovering significant patterns
 */
export function isCandidate(lattice: Lattice, rules: Rules, rule: number, transactions: number): boolean {
  const { counts, starts } = lattice;
  const consequent = rules.consequents[rule]!;
  if (starts[consequent + 1]! - starts[consequent]! !== 1 || rules.qValues[rule]! > level) return false;
  const expected = (counts[rules.antecedents[rule]!]! * counts[consequent]!) / transactions;
  return counts[rules.sets[rule]!]! > expected && isProductive(lattice, rules, rule);
}

const [no, yes] = [1, 2];

/**
 * Whether a rule is worth telling: a candidate that is surely far more often than by chance, also in baskets of its size. It
 * is judged once.
 */
export function isFinding(sized: Sized, lattice: Lattice, rules: Rules, rule: number): boolean {
  if (rules.judged[rule] === 0) rules.judged[rule] = judge(sized, lattice, rules, rule) ? yes : no;
  return rules.judged[rule] === yes;
}

function judge(sized: Sized, lattice: Lattice, rules: Rules, rule: number): boolean {
  const { transactions } = sized.baskets;
  const tests = rules.sets.length;
  const pair = {
    supportCount: lattice.counts[rules.sets[rule]!]!,
    antecedentCount: lattice.counts[rules.antecedents[rule]!]!,
    consequentCount: lattice.counts[rules.consequents[rule]!]!,
  };
  // What costs least is looked at first, as rules are many.
  if (!isFarAbove(pair, transactions, expectedCount(pair, transactions), tests)) return false;
  if (!isCandidate(lattice, rules, rule, transactions)) return false;
  const expected = expectedAtMost(sized, pairOf(lattice, rules, rule));
  return isFarAbove(pair, transactions, expected, tests);
}

function isProductive({ counts, tables, subsets, starts, members }: Lattice, rules: Rules, rule: number): boolean {
  const [set, antecedent, consequent] = [rules.sets[rule]!, rules.antecedents[rule]!, rules.consequents[rule]!];
  const size = starts[set + 1]! - starts[set]!;
  if (size === 2) return true;
  const whole = 2 ** size - 1;
  const consequentPlace = members.indexOf(members[starts[consequent]!]!, starts[set]!) - starts[set]!;
  for (let place = 0; place < size; place++) {
    if (place === consequentPlace) continue;
    const smaller = subsets[tables[set]! + (whole ^ (1 << place))]!;
    const without = subsets[tables[set]! + (whole ^ (1 << place) ^ (1 << consequentPlace))]!;
    if (atLeast(counts[set]!, counts[antecedent]!, counts[smaller]!, counts[without]!) > level) return false;
  }
  return true;
}
