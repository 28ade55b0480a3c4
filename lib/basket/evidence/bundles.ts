import { trimmedMean } from '../../ml/trimmed-mean';
import type { Baskets } from '../itemsets/baskets';
import { itemsOf } from '../itemsets/lattice';
import type { Found, Market } from '../market';
import { excessInterval, level, nearChance } from '../pairs/pair';
import { isFinding } from '../rules/findings';
import { pairOf } from '../rules/make-rules';
import { expectedByMonth } from './months';

/** No item is shown on more. */
const mostWithOneItem = 2;

/**
 * The findings whose extra takings, or transactions in a file without prices, are surely the most: one rule an itemset, its
 * most confident one, and only what stays far above chance when every month is looked at alone.
 * @param leftOut items that are on none
 * @returns rules
 */
export function findBundles(
  market: Market,
  { lattice, rules }: Found,
  leftOut: ReadonlySet<number>,
  limit: number,
): number[] {
  const { baskets, months } = market;
  const { transactions } = baskets;
  const worth = typicalAmounts(baskets);
  const best = new Map<number, number>();
  for (let rule = 0; rule < rules.sets.length; rule++) {
    const consequent = rules.consequents[rule]!;
    if (lattice.starts[consequent + 1]! - lattice.starts[consequent]! !== 1 || rules.qValues[rule]! > level) continue;
    const other = best.get(rules.sets[rule]!);
    const antecedentCount = lattice.counts[rules.antecedents[rule]!]!;
    if (other === undefined || antecedentCount < lattice.counts[rules.antecedents[other]!]!)
      best.set(rules.sets[rule]!, rule);
  }
  const candidates = [...best.values()]
    .map((rule) => {
      const [supportCount, antecedentCount] = [
        lattice.counts[rules.sets[rule]!]!,
        lattice.counts[rules.antecedents[rule]!]!,
      ];
      const consequentCount = lattice.counts[rules.consequents[rule]!]!;
      const [item = 0] = itemsOf(lattice, rules.consequents[rule]!);
      const surely = excessInterval({ supportCount, antecedentCount, consequentCount }, transactions).lower;
      return { rule, value: surely * worth(item) };
    })
    .sort((one, other) => other.value - one.value);
  const shown = new Map<number, number>();
  for (const item of leftOut) shown.set(item, mostWithOneItem);
  const bundles: number[] = [];
  for (const { rule } of candidates) {
    if (bundles.length >= limit) break;
    const items = itemsOf(lattice, rules.sets[rule]!);
    if (items.some((item) => (shown.get(item) ?? 0) >= mostWithOneItem)) continue;
    if (!isFinding(market, lattice, rules, rule)) continue;
    const pair = pairOf(lattice, rules, rule);
    if (pair.supportCount < nearChance * expectedByMonth(baskets, months, pair)) continue;
    bundles.push(rule);
    for (const item of items) shown.set(item, (shown.get(item) ?? 0) + 1);
  }
  return bundles;
}

/** What an item brings on a typical transaction with it; 1 where the file does not tell. */
function typicalAmounts(baskets: Baskets): (item: number) => number {
  const { amounts, starts, places } = baskets;
  if (amounts === null) return () => 1;
  const known = new Map<number, number>();
  return (item) => {
    const average =
      known.get(item) ??
      trimmedMean(Float64Array.from(places.subarray(starts[item], starts[item + 1]), (place) => amounts[place]!));
    known.set(item, average);
    return average;
  };
}
