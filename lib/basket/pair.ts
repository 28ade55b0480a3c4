import { qValues } from '../ml/p-value';
import { level } from './findings';

/** How often baskets hold two sides, each a list of items. */
export interface Pair {
  antecedent: number[];
  consequent: number[];
  supportCount: number;
  antecedentCount: number;
  consequentCount: number;
}

export interface TestedPair extends Pair {
  pValue: number;
  /** The false discovery rate at which the pair counts, over all pairs that were tested. */
  qValue: number;
}

/** The pairs that a test finds unlikely to be chance. */
export function significant(pairs: readonly Pair[], test: (pair: Pair) => number): TestedPair[] {
  const pValues = pairs.map(test);
  const q = qValues(pValues);
  return pairs
    .map((pair, index) => ({ ...pair, pValue: pValues[index]!, qValue: q[index]! }))
    .filter(({ qValue }) => qValue <= level);
}

/** Baskets that hold both sides, beyond those that chance alone would bring together. */
export function excess(pair: Pair, transactions: number): number {
  return pair.supportCount - (pair.antecedentCount * pair.consequentCount) / transactions;
}
