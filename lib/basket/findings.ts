import { atLeast } from '../ml/fisher';
import type { Lattice } from './itemsets/lattice';
import type { Rules } from './rules';

/** The false discovery rate at which a rule is a finding. */
export const level = 0.05;

/** Whether the sides of a rule are found together more often than by chance. */
export function isAboveChance({ counts }: Lattice, rules: Rules, rule: number, transactions: number): boolean {
  const expected = counts[rules.antecedents[rule]!]! * counts[rules.consequents[rule]!]!;
  return rules.qValues[rule]! <= level && counts[rules.sets[rule]!]! * transactions > expected;
}

/**
 * Whether a rule is worth telling: one product to add, clearly more often than by chance, and with each product of the
 * antecedent clearly more often than without it.
 * @see Webb 2007, Discovering significant patterns
 */
export function isFinding(lattice: Lattice, rules: Rules, rule: number, transactions: number): boolean {
  const consequent = rules.consequents[rule]!;
  return (
    lattice.starts[consequent + 1]! - lattice.starts[consequent]! === 1 &&
    isAboveChance(lattice, rules, rule, transactions) &&
    isProductive(lattice, rules, rule)
  );
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
