import type { Baskets } from '../itemsets/baskets';
import { type Lattice, toLattice } from '../itemsets/lattice';
import { mine } from '../itemsets/mine';
import type { Limits } from '../itemsets/search';
import type { AskHelp } from '../together/help';
import { isCandidate } from './findings';
import { makeRules, type Rules } from './make-rules';

/** How many rules are wanted. */
const wanted = 200;
/** Sets looked at: at first, and at most. */
const [fewSets, manySets] = [20_000, 320_000];
const mostSubsets = 1 << 23;
const mostRules = 300_000;

/**
 * A supportCount from which on some tens to a few hundred rules may be worth a look; fewer where the data hold no more.
 * Where none may, so many rules are there at all.
 */
export function chooseLeast(
  baskets: Baskets,
  minConfidence: number,
  limits: Omit<Limits, 'least' | 'mostSets'>,
  ask: AskHelp | null = null,
): number {
  const { transactions } = baskets;
  const least = Math.max(Math.min(5, Math.ceil(transactions / 20)), Math.ceil(transactions * 1e-5));
  for (let mostSets = fewSets; ; mostSets *= 4) {
    const lattice = toLattice(mine(baskets, { ...limits, least, mostSets }), baskets, mostSubsets);
    const rules = makeRules(lattice, transactions, minConfidence, mostRules, ask);
    const counts: number[] = [];
    for (let rule = 0; rule < rules.sets.length && counts.length < wanted; rule++)
      if (isCandidate(lattice, rules, rule, transactions)) counts.push(lattice.counts[rules.sets[rule]!]!);
    const isAll = lattice.least === least || mostSets >= manySets;
    if (counts.length === wanted || isAll) return counts.at(-1) ?? supportOf(lattice, rules);
  }
}

function supportOf({ counts }: Lattice, { sets, least }: Rules): number {
  const last = sets[wanted - 1];
  return last === undefined ? least : counts[last]!;
}
