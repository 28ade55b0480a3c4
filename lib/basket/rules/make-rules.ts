import { atLeast } from '../../ml/fisher';
import { qValues } from '../../ml/p-value';
import { itemsOf, type Lattice, withoutPlace } from '../itemsets/lattice';
import { confidenceTest } from '../itemsets/threshold';
import type { Pair } from '../pairs/pair';

/** Rules antecedent -> consequent; each column names sets of the lattice, in the lattice's order. */
export interface Rules {
  sets: Int32Array;
  antecedents: Int32Array;
  consequents: Int32Array;
  /** How often chance alone brings both sides together at least as often. */
  pValues: Float64Array;
  /** The false discovery rate at which the rule counts, over all of these rules. */
  qValues: Float64Array;
  /** Whether a rule with fewer items in the antecedent, and the same consequent, has at least its confidence. */
  areRedundant: Uint8Array;
  /** Every rule with this supportCount is here. */
  least: number;
  /** Whether there would be more rules than are kept. */
  isFull: boolean;
  /** What has been said of each rule so far, by whoever judges them; 0 is nothing. */
  judged: Uint8Array;
}

/**
 * The rules whose confidence reaches a threshold, in baskets of which there are so many. Where there would be more than
 * `mostRules`, or the lattice has no tables for its last sets, they are complete from a higher count on.
 * @see Agrawal & Srikant 1994, section 3. O(subsets in the lattice's tables)
 */
export function makeRules(lattice: Lattice, transactions: number, minConfidence: number, mostRules: number): Rules {
  const { counts, tables, subsets, starts, tabled } = lattice;
  const isConfident = confidenceTest(minConfidence);
  /** Of the rules with a consequent and all or some items of an antecedent, the highest confidence. */
  const strongest = new Float64Array(subsets.length);
  const largest = starts.reduce(
    (most, start, set) => (set > tabled ? most : Math.max(most, start - (starts[set - 1] ?? 0))),
    0,
  );
  const room = Math.min(subsets.length, mostRules + 2 ** largest);
  const [sets, antecedents, consequents] = [new Int32Array(room), new Int32Array(room), new Int32Array(room)];
  const pValues = new Float64Array(room);
  const areRedundant = new Uint8Array(room);
  let found = 0;
  /** Of a rule of the set at hand, by what its antecedent holds; the reverse of a rule has the same. */
  const pValueOf = new Float64Array(2 ** largest);
  let set = 0;
  for (; set < tabled && found <= mostRules; set++) {
    const table = tables[set]!;
    const whole = 2 ** (starts[set + 1]! - starts[set]!) - 1;
    const count = counts[set]!;
    pValueOf.fill(Number.NaN, 0, whole);
    for (let held = 1; held < whole; held++) {
      const antecedent = subsets[table + held]!;
      const consequent = subsets[table + (whole ^ held)]!;
      const confidence = count / counts[antecedent]!;
      const simpler = strongestSimpler(lattice, strongest, set, held);
      strongest[table + held] = Math.max(simpler, confidence);
      if (!isConfident(count, counts[antecedent]!)) continue;
      const known = pValueOf[whole ^ held]!;
      pValueOf[held] = Number.isNaN(known)
        ? atLeast(count, counts[antecedent]!, counts[consequent]!, transactions)
        : known;
      sets[found] = set;
      antecedents[found] = antecedent;
      consequents[found] = consequent;
      pValues[found] = pValueOf[held]!;
      areRedundant[found++] = simpler >= confidence ? 1 : 0;
    }
  }
  const isFull = found > mostRules;
  const least = set === counts.length ? lattice.least : counts[set]! + 1;
  while (found > 0 && counts[sets[found - 1]!]! < least) found--;
  return {
    sets: sets.slice(0, found),
    antecedents: antecedents.slice(0, found),
    consequents: consequents.slice(0, found),
    pValues: pValues.slice(0, found),
    qValues: qValues(pValues.subarray(0, found)),
    areRedundant: areRedundant.slice(0, found),
    least,
    isFull,
    judged: new Uint8Array(found),
  };
}

/** The highest confidence with some, but not all, items of an antecedent; 0 where it has one item. */
function strongestSimpler(lattice: Lattice, strongest: Float64Array, set: number, held: number): number {
  const { tables, subsets, starts } = lattice;
  const whole = 2 ** (starts[set + 1]! - starts[set]!) - 1;
  let highest = 0;
  for (let rest = held; rest > 0; rest &= rest - 1) {
    const place = 31 - Math.clz32(rest & -rest);
    const kept = held ^ (1 << place);
    if (kept === 0) return 0;
    const smaller = subsets[tables[set]! + (whole ^ (1 << place))]!;
    highest = Math.max(highest, strongest[tables[smaller]! + withoutPlace(kept, place)]!);
  }
  return highest;
}

/** A rule with its items and counts. */
export function pairOf(lattice: Lattice, { sets, antecedents, consequents }: Rules, rule: number): Pair {
  const [antecedent, consequent] = [antecedents[rule]!, consequents[rule]!];
  return {
    antecedent: itemsOf(lattice, antecedent),
    consequent: itemsOf(lattice, consequent),
    supportCount: lattice.counts[sets[rule]!]!,
    antecedentCount: lattice.counts[antecedent]!,
    consequentCount: lattice.counts[consequent]!,
  };
}
