import type { Sizes } from '../evidence/sizes';
import type { Baskets } from '../itemsets/baskets';
import { expectedCount, type Pair } from './pair';

/** Baskets, and how large they are. */
export interface Sized {
  baskets: Baskets;
  sizes: Sizes;
}

type Counted = Omit<Pair, 'supportCount'>;

/** Baskets with both sides that chance brings at most: by the two sides alone, or by the sizes of the baskets as well. */
export function expectedAtMost({ baskets, sizes }: Sized, pair: Counted): number {
  const independent = expectedCount(pair, baskets.transactions);
  return pair.consequent.length > 1 ? independent : Math.max(independent, sizes.expectedCount(pair));
}

/** Baskets with both sides, one item each, that chance brings at least. */
export function expectedAtLeast({ baskets, sizes }: Sized, pair: Counted): number {
  return Math.min(expectedCount(pair, baskets.transactions), sizes.expectedCount(pair));
}
