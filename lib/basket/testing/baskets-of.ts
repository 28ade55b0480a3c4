import type { Baskets } from '../itemsets/baskets';
import { BasketCollector } from '../itemsets/collector';

/** Baskets of lists of items that are numbered from 0. */
export function basketsOf(lists: readonly (readonly number[])[]): Baskets {
  const collector = new BasketCollector();
  collector.add({
    transactions: BigInt64Array.from(lists.flatMap((list, index) => list.map(() => BigInt(index)))),
    items: BigInt64Array.from(lists.flat(), BigInt),
  });
  return collector.finish();
}
