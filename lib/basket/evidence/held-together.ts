import type { Baskets } from '../itemsets/baskets';

/** The transactions that hold all of some items, in rising order. */
export function holdersOf(baskets: Baskets, items: readonly number[]): Uint32Array {
  const { starts, holders } = baskets;
  const [first = new Uint32Array(0), ...others] = items
    .map((item) => holders.subarray(starts[item], starts[item + 1]))
    .sort((one, other) => one.length - other.length);
  return others.reduce(inBoth, first);
}

/** The numbers that two rising lists share. */
export function inBoth(one: Uint32Array, other: Uint32Array): Uint32Array {
  const shared = new Uint32Array(Math.min(one.length, other.length));
  let found = 0;
  for (let at = 0, beside = 0; at < one.length && beside < other.length; ) {
    const difference = one[at]! - other[beside]!;
    if (difference === 0) shared[found++] = one[at]!;
    if (difference <= 0) at++;
    if (difference >= 0) beside++;
  }
  return shared.subarray(0, found);
}

/**
 * What is sold of an item in each of some transactions, in the parts that baskets count in.
 * @param values the amounts or units of the baskets
 * @param transactions in rising order, each with the item
 */
export function valuesIn(
  baskets: Baskets,
  values: Float64Array,
  item: number,
  transactions: Uint32Array,
): Float64Array {
  const { starts, holders, places } = baskets;
  const found = new Float64Array(transactions.length);
  for (let at = starts[item]!, next = 0; next < transactions.length; at++)
    if (holders[at] === transactions[next]) found[next++] = values[places[at]!]!;
  return found;
}

/** What is sold of some items together. */
export function sumIn(
  baskets: Baskets,
  values: Float64Array,
  items: readonly number[],
  transactions: Uint32Array,
): number {
  return items.reduce(
    (sum, item) => valuesIn(baskets, values, item, transactions).reduce((total, value) => total + value, sum),
    0,
  );
}
