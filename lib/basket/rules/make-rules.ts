import { Memory } from '../../memory';
import { qValues } from '../../ml/p-value';
import { itemsOf, type Lattice, withoutPlace } from '../itemsets/lattice';
import { confidenceTest } from '../itemsets/threshold';
import type { Pair } from '../pairs/pair';
import type { AskHelp } from '../together/help';
import { type Chances, openChances, workOut } from './chances';

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
 * @param ask asks another thread for help with the chances
 * @see Agrawal & Srikant 1994, section 3. O(subsets in the lattice's tables)
 */
export function makeRules(
  lattice: Lattice,
  transactions: number,
  minConfidence: number,
  mostRules: number,
  ask: AskHelp | null = null,
): Rules {
  const { counts, tabled } = lattice;
  const maker = new RuleMaker(lattice, transactions, minConfidence, mostRules);
  let set = 0;
  while (set < tabled && maker.found <= mostRules) maker.add(set++);
  const isFull = maker.found > mostRules;
  const least = set === counts.length ? lattice.least : counts[set]! + 1;
  return { ...maker.finish(least, ask), least, isFull };
}

/** Of the rules that are being made: in new memory they would take longer. */
const memory = new Memory(16 << 20);

/** Makes rules set by set. */
class RuleMaker {
  found = 0;
  private readonly isConfident: (supportCount: number, antecedentCount: number) => boolean;
  /** Of the rules with a consequent and all or some items of an antecedent, the highest confidence. */
  private readonly strongest: Float64Array;
  private readonly sets: Int32Array;
  private readonly antecedents: Int32Array;
  private readonly consequents: Int32Array;
  private readonly areRedundant: Uint8Array;
  /** Of each rule the pair of its sides, which it shares with its reverse; of each pair its chance. */
  private readonly pairs: Int32Array;
  private readonly chances: Chances;
  private paired = 0;
  /** The pairs of the set at hand, by what the antecedent holds. */
  private readonly pairOf: Int32Array;

  constructor(
    private readonly lattice: Lattice,
    transactions: number,
    minConfidence: number,
    mostRules: number,
  ) {
    const { subsets, tables, tabled } = lattice;
    let largest = 0;
    for (let set = 0; set < tabled; set++)
      largest = Math.max(largest, (tables[set + 1] ?? subsets.length) - tables[set]!);
    const room = Math.min(subsets.length, mostRules + largest);
    this.isConfident = confidenceTest(minConfidence);
    memory.giveBack();
    this.strongest = memory.float64(subsets.length);
    this.sets = memory.int32(room);
    this.antecedents = memory.int32(room);
    this.consequents = memory.int32(room);
    this.areRedundant = memory.uint8(room);
    this.pairs = memory.int32(room);
    this.chances = openChances(room, transactions, memory);
    this.pairOf = new Int32Array(largest);
  }

  add(set: number): void {
    const { counts, tables, subsets, starts } = this.lattice;
    const table = tables[set]!;
    const whole = 2 ** (starts[set + 1]! - starts[set]!) - 1;
    const count = counts[set]!;
    this.pairOf.fill(none, 0, whole);
    for (let held = 1; held < whole; held++) {
      const antecedent = subsets[table + held]!;
      const confidence = count / counts[antecedent]!;
      const simpler = strongestSimpler(this.lattice, this.strongest, table, whole, held);
      this.strongest[table + held] = Math.max(simpler, confidence);
      if (!this.isConfident(count, counts[antecedent]!)) continue;
      const consequent = subsets[table + (whole ^ held)]!;
      const reverse = this.pairOf[whole ^ held]!;
      const pair = reverse === none ? this.pair(count, counts[antecedent]!, counts[consequent]!) : reverse;
      this.pairOf[held] = pair;
      const rule = this.found++;
      this.pairs[rule] = pair;
      this.sets[rule] = set;
      this.antecedents[rule] = antecedent;
      this.consequents[rule] = consequent;
      this.areRedundant[rule] = simpler >= confidence ? 1 : 0;
    }
  }

  /** The rules with so many transactions. */
  finish(least: number, ask: AskHelp | null) {
    const { lattice, sets, pairs, chances } = this;
    let found = this.found;
    while (found > 0 && lattice.counts[sets[found - 1]!]! < least) found--;
    workOut(chances, this.paired, ask && ((shared) => ask({ chances: shared })));
    const pValues = new Float64Array(found);
    for (let rule = 0; rule < found; rule++) pValues[rule] = chances.pValues[pairs[rule]!]!;
    return {
      sets: sets.slice(0, found),
      antecedents: this.antecedents.slice(0, found),
      consequents: this.consequents.slice(0, found),
      pValues,
      qValues: qValues(pValues),
      areRedundant: this.areRedundant.slice(0, found),
      judged: new Uint8Array(found),
    };
  }

  private pair(supportCount: number, antecedentCount: number, consequentCount: number): number {
    const { counts } = this.chances;
    counts[this.paired * 3] = supportCount;
    counts[this.paired * 3 + 1] = antecedentCount;
    counts[this.paired * 3 + 2] = consequentCount;
    return this.paired++;
  }
}

const none = -1;

/** The highest confidence with some, but not all, items of an antecedent; 0 where it has one item. */
function strongestSimpler(
  { tables, subsets }: Lattice,
  strongest: Float64Array,
  table: number,
  whole: number,
  held: number,
): number {
  let highest = 0;
  for (let rest = held; rest > 0; rest &= rest - 1) {
    const place = 31 - Math.clz32(rest & -rest);
    const kept = held ^ (1 << place);
    if (kept === 0) return 0;
    const smaller = subsets[table + (whole ^ (1 << place))]!;
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
