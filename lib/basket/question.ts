import type { Thresholds } from './market';
import type { RuleList } from './rules/list-rules';

/** Parts of the answer that are only worked out when they are asked for. */
export const extraParts = ['bundles', 'heldOut', 'slowSellers', 'points'] as const;
type ExtraPart = (typeof extraParts)[number];

export interface BasketQuestion extends Thresholds, Omit<RuleList, 'containing'> {
  /** Keys of the items that are to be gone with; none where nothing is asked for. */
  items: string[];
  /** Keys of the items of which the listed rules hold one; null for all rules. */
  containing: string[] | null;
  /** Keys of items that are no goods, such as postage, with which nothing is advised. */
  charges: string[];
  include: ExtraPart[];
}
