import { array, assert, constantFrom, integer, property, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { atLeast } from '../../ml/fisher';
import type { Baskets } from '../itemsets/baskets';
import { type Lattice, toLattice } from '../itemsets/lattice';
import { mine } from '../itemsets/mine';
import { basketsOf } from '../testing/baskets-of';
import { bruteForce } from '../testing/brute-force';
import { makeRules, type Rules } from './make-rules';

const limits = { mostItems: 100, mostSets: 100_000, mostMilliseconds: 10_000 };
const lists = array(uniqueArray(integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 40,
});

function find(baskets: Baskets, least: number, minConfidence: number, most = { subsets: 1 << 20, rules: 100_000 }) {
  const lattice = toLattice(mine(baskets, { ...limits, least }), baskets, most.subsets);
  return { lattice, rules: makeRules(lattice, baskets.transactions, minConfidence, most.rules) };
}

/** Rules as texts such as "1 2 > 3", with counts, p-value and whether they are redundant. */
function readRules({ keys }: Baskets, { starts, members, counts }: Lattice, rules: Rules) {
  const name = (set: number) =>
    Array.from(members.subarray(starts[set], starts[set + 1]), (item) => Number(keys[item]))
      .sort()
      .join(' ');
  return new Map(
    Array.from(rules.sets, (set, rule) => [
      `${name(rules.antecedents[rule]!)} > ${name(rules.consequents[rule]!)}`,
      { supportCount: counts[set]!, pValue: rules.pValues[rule]!, redundant: rules.areRedundant[rule] === 1 },
    ]),
  );
}

/** All rules by splitting every frequent itemset every way. */
function bruteRules(baskets: readonly (readonly number[])[], least: number, minConfidence: number) {
  const frequent = bruteForce(baskets, least, 100);
  const splits = [...frequent].flatMap(([name, supportCount]) => {
    const items = name.split(' ');
    return Array.from({ length: 2 ** items.length - 2 }, (_, index) => {
      const antecedent = items.filter((_, place) => (index + 1) & (1 << place));
      const consequent = items.filter((item) => !antecedent.includes(item)).join(' ');
      const antecedentCount = frequent.get(antecedent.join(' ')) ?? 0;
      const pValue = atLeast(supportCount, antecedentCount, frequent.get(consequent) ?? 0, baskets.length);
      return { antecedent, consequent, supportCount, pValue, confidence: supportCount / antecedentCount };
    });
  });
  const isSimpler = (one: (typeof splits)[number], other: (typeof splits)[number]) =>
    one.consequent === other.consequent &&
    one.antecedent.length < other.antecedent.length &&
    one.antecedent.every((item) => other.antecedent.includes(item));
  return new Map(
    splits
      .filter(({ confidence }) => confidence >= minConfidence)
      .map((rule) => [
        `${rule.antecedent.join(' ')} > ${rule.consequent}`,
        {
          supportCount: rule.supportCount,
          pValue: expect.closeTo(rule.pValue, 12),
          redundant: splits.some((other) => isSimpler(other, rule) && other.confidence >= rule.confidence),
        },
      ]),
  );
}

test('rules are those of brute force', () => {
  assert(
    property(lists, integer({ min: 1, max: 6 }), constantFrom(0, 0.2, 0.5, 0.75, 1), (drawn, least, minConfidence) => {
      const baskets = basketsOf(drawn);
      const { lattice, rules } = find(baskets, least, minConfidence);
      expect(rules.least).toBe(least);
      expect(readRules(baskets, lattice, rules)).toEqual(bruteRules(drawn, least, minConfidence));
    }),
    { numRuns: 40 },
  );
});

test('rules that are too many are complete from a higher count on', () => {
  const most = [
    { subsets: 40, rules: 1000 },
    { subsets: 100_000, rules: 10 },
  ];
  assert(
    property(lists, constantFrom(...most), (drawn, limit) => {
      const baskets = basketsOf(drawn);
      const { lattice, rules } = find(baskets, 1, 0.2, limit);
      const found = readRules(baskets, lattice, rules);
      const all = [...bruteRules(drawn, 1, 0.2)].filter(([, { supportCount }]) => supportCount >= rules.least);
      expect([...found.keys()].sort()).toEqual(all.map(([name]) => name).sort());
    }),
    { numRuns: 40 },
  );
});

test('lift is symmetric and support never grows with the itemset', () => {
  assert(
    property(lists, (drawn) => {
      const { lattice, rules } = find(basketsOf(drawn), 2, 0);
      const lift = (rule: number) =>
        lattice.counts[rules.sets[rule]!]! /
        (lattice.counts[rules.antecedents[rule]!]! * lattice.counts[rules.consequents[rule]!]!);
      const sides = (one: Int32Array, other: Int32Array, rule: number) => `${one[rule]} ${other[rule]}`;
      const all = Array.from(rules.sets.keys());
      const reversed = new Map(all.map((rule) => [sides(rules.consequents, rules.antecedents, rule), rule]));
      const reverseOf = (rule: number) => reversed.get(sides(rules.antecedents, rules.consequents, rule)) ?? -1;
      expect(all.map((rule) => lift(reverseOf(rule)))).toEqual(all.map(lift));
      expect(all.every((rule) => lattice.counts[rules.sets[rule]!]! <= lattice.counts[rules.antecedents[rule]!]!)).toBe(
        true,
      );
    }),
    { numRuns: 30 },
  );
});
