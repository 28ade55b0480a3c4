import { quickselect } from 'd3-array';
import { holdersOf, sumIn } from '../evidence/held-together';
import type { Baskets } from '../itemsets/baskets';
import { itemsOf, type Lattice } from '../itemsets/lattice';
import type { Sized } from '../pairs/chance';
import { isFinding } from './findings';
import type { Rules } from './make-rules';

export type RuleSort = 'lift' | 'confidence' | 'support' | 'leverage' | 'revenue';

export interface RuleList {
  sort: RuleSort;
  order: 'asc' | 'desc';
  offset: number;
  limit: number;
  /** Only rules that are worth telling. */
  findings: boolean;
  /** Only rules with one of these items; null for all. */
  containing: ReadonlySet<number> | null;
}

/** The rules that a list asks for, in its order, and how many they are before it is cut. */
export function listRules(sized: Sized, lattice: Lattice, rules: Rules, list: RuleList) {
  const { baskets } = sized;
  const { containing, findings, sort, order, offset, limit } = list;
  const holds = containing === null ? null : markSets(lattice, containing);
  const room = new Uint32Array(rules.sets.length);
  let count = 0;
  for (let rule = 0; rule < rules.sets.length; rule++)
    if ((holds === null || holds[rules.sets[rule]!] === 1) && (!findings || isFinding(sized, lattice, rules, rule)))
      room[count++] = rule;
  const wanted = room.subarray(0, count);
  const keys = sortKeys(baskets, lattice, rules, sort, wanted);
  if (order === 'asc') for (const place of keys.keys()) keys[place] = -keys[place]!;
  const confidence = (rule: number) => lattice.counts[rules.sets[rule]!]! / lattice.counts[rules.antecedents[rule]!]!;
  const last = largest(keys, offset + limit);
  const listed: { rule: number; key: number }[] = [];
  for (let place = 0; place < count; place++)
    if (keys[place]! >= last) listed.push({ rule: wanted[place]!, key: keys[place]! });
  listed.sort(
    (one, other) => other.key - one.key || confidence(other.rule) - confidence(one.rule) || one.rule - other.rule,
  );
  return { listed: listed.slice(offset, offset + limit).map(({ rule }) => rule), found: count };
}

/** The least of so many largest numbers: only what may be listed is put in order, as rules are many, and a list is short. */
function largest(values: Float64Array, count: number): number {
  if (count >= values.length) return Number.NEGATIVE_INFINITY;
  const place = values.length - count;
  return quickselect(values.slice(), place)[place]!;
}

function markSets({ starts, members, counts }: Lattice, items: ReadonlySet<number>): Uint8Array {
  const marks = new Uint8Array(counts.length);
  for (let set = 0; set < counts.length; set++)
    for (let at = starts[set]!; at < starts[set + 1]!; at++) if (items.has(members[at]!)) marks[set] = 1;
  return marks;
}

/** What each wanted rule sorts by; of equals the surer ones come first, then those of more frequent and smaller itemsets. */
function sortKeys(baskets: Baskets, lattice: Lattice, rules: Rules, sort: RuleSort, wanted: Uint32Array) {
  const { transactions } = baskets;
  const count = (sets: Int32Array, rule: number) => lattice.counts[sets[rule]!]!;
  const expected = (rule: number) => (count(rules.antecedents, rule) * count(rules.consequents, rule)) / transactions;
  const revenues = new Map<number, number>();
  const measures: Record<RuleSort, (rule: number) => number> = {
    lift: (rule) => count(rules.sets, rule) / expected(rule),
    confidence: (rule) => count(rules.sets, rule) / count(rules.antecedents, rule),
    support: (rule) => count(rules.sets, rule),
    leverage: (rule) => count(rules.sets, rule) - expected(rule),
    revenue: (rule) => {
      const set = rules.sets[rule]!;
      const revenue = revenues.get(set) ?? revenueOf(baskets, itemsOf(lattice, set));
      revenues.set(set, revenue);
      return revenue;
    },
  };
  const measure = measures[sort];
  const keys = new Float64Array(wanted.length);
  for (let place = 0; place < keys.length; place++) keys[place] = measure(wanted[place]!);
  return keys;
}

function revenueOf(baskets: Baskets, items: readonly number[]): number {
  return baskets.amounts === null ? 0 : sumIn(baskets, baskets.amounts, items, holdersOf(baskets, items));
}
