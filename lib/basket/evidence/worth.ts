import { trimmedMean } from '../../ml/trimmed-mean';
import { type Baskets, partsOfOne } from '../itemsets/baskets';
import { excessInterval, expectedCount, type Pair } from '../pairs/pair';
import { holdersOf, sumIn, valuesIn } from './held-together';

/** Transactions, and what is sold of the consequent in them; null is what the file does not tell. */
interface Extra {
  transactions: number;
  units: number | null;
  revenue: number | null;
}

export interface Worth {
  /** What the items bring in the transactions with all of them, before returns. */
  revenue: number | null;
  /** What is sold beyond chance, scaled. */
  extra: Extra;
  /** The lower end of its 95 % interval. */
  extraAtLeast: Extra;
  /** The discount on all items, in every transaction with all of them, that costs as much as `extraAtLeast` brings. */
  breakEvenDiscount: number | null;
}

/**
 * What it is worth that a pair is found together: of the transactions beyond those expected the consequent is counted, as
 * the side that comes along, at what it brings in a typical transaction with both.
 * @param expected transactions with both that chance brings
 * @param scale times which extras are given, such as to those of a month
 */
export function worthOf(baskets: Baskets, pair: Pair, expected: number, scale: number): Worth {
  const { amounts, units, transactions } = baskets;
  const items = [...pair.antecedent, ...pair.consequent];
  const together = amounts === null && units === null ? null : holdersOf(baskets, items);
  const typical = (values: Float64Array | null, of: readonly number[]) =>
    values === null || together === null
      ? null
      : of.reduce((sum, item) => sum + trimmedMean(valuesIn(baskets, values, item, together)), 0) / partsOfOne;
  const [unitsAdded, amountAdded] = [typical(units, pair.consequent), typical(amounts, pair.consequent)];
  const price = typical(amounts, items);
  const extraOf = (count: number): Extra => ({
    transactions: count * scale,
    units: unitsAdded === null ? null : count * scale * unitsAdded,
    revenue: amountAdded === null ? null : count * scale * amountAdded,
  });
  const surely = expectedCount(pair, transactions) + excessInterval(pair, transactions).lower;
  const atLeast = Math.max(0, surely - expected);
  const isPriced = amountAdded !== null && price !== null && price > 0;
  return {
    revenue: amounts === null || together === null ? null : sumIn(baskets, amounts, items, together) / partsOfOne,
    extra: extraOf(pair.supportCount - expected),
    extraAtLeast: extraOf(atLeast),
    breakEvenDiscount: isPriced ? ((atLeast / pair.supportCount) * Math.max(0, amountAdded)) / price : null,
  };
}
