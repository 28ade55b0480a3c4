import { qValues } from '../../ml/p-value';
import { differenceInterval, type Interval } from '../../ml/proportion';

/** The false discovery rate at which something is a finding. */
export const level = 0.05;

/** Sides that are together less than so many times as often as by chance are too near to it to be told. */
export const nearChance = 1.2;

/** How often baskets hold two sides, each a list of items. */
export interface Pair {
  antecedent: number[];
  consequent: number[];
  supportCount: number;
  antecedentCount: number;
  consequentCount: number;
}

type Counts = Pick<Pair, 'antecedentCount' | 'consequentCount'>;
type Together = Counts & Pick<Pair, 'supportCount'>;

export interface TestedPair extends Pair {
  /** Baskets with both sides that chance leads to expect. */
  expectedCount: number;
  pValue: number;
  /** The false discovery rate at which the pair counts, over all pairs that were tested. */
  qValue: number;
}

/** The pairs that a test finds unlikely to be chance. */
export function significant(pairs: readonly Pair[], test: (pair: Pair) => number): Omit<TestedPair, 'expectedCount'>[] {
  const pValues = pairs.map(test);
  const q = qValues(pValues);
  return pairs.flatMap((pair, index) =>
    q[index]! <= level ? [{ ...pair, pValue: pValues[index]!, qValue: q[index]! }] : [],
  );
}

/** Baskets that chance alone brings both sides together in. */
export function expectedCount({ antecedentCount, consequentCount }: Counts, transactions: number): number {
  return (antecedentCount * consequentCount) / transactions;
}

/** How many times as often as by chance both sides are together; null where one is never there. */
export function liftOf(pair: Together, transactions: number): number | null {
  const expected = expectedCount(pair, transactions);
  return expected === 0 ? null : pair.supportCount / expected;
}

/** Baskets that hold both sides, beyond those that chance alone would bring together. */
export function excess(pair: Together, transactions: number): number {
  return pair.supportCount - expectedCount(pair, transactions);
}

/**
 * The 95 % interval of the excess: it is the difference between the shares of baskets with the consequent, among those
 * with the antecedent and among the others, times what the numbers of those leave room for.
 */
export function excessInterval(pair: Together, transactions: number): Interval {
  const { supportCount, antecedentCount, consequentCount } = pair;
  const others = transactions - antecedentCount;
  if (others === 0) return { lower: 0, upper: 0 };
  const { lower, upper } = differenceInterval(
    [supportCount, antecedentCount],
    [consequentCount - supportCount, others],
  );
  const room = (antecedentCount * others) / transactions;
  return { lower: room * lower, upper: room * upper };
}

/**
 * Whether both sides are surely together much more often than expected: by the interval, and by so small a chance that none
 * of so many tests is likely to have come out so where nothing is going on.
 */
export function isFarAbove(pair: Together, transactions: number, expected: number, tests: number): boolean {
  if (pair.supportCount < nearChance * expected || !isUnlikely(pair.supportCount, expected, tests)) return false;
  const surely = expectedCount(pair, transactions) + excessInterval(pair, transactions).lower;
  return surely >= nearChance * expected;
}

/** Whether both sides are surely together much less often than expected. */
export function isFarBelow(pair: Together, transactions: number, expected: number, tests: number): boolean {
  if (pair.supportCount * nearChance > expected || !isUnlikely(pair.supportCount, expected, tests)) return false;
  const atMost = expectedCount(pair, transactions) + excessInterval(pair, transactions).upper;
  return atMost * nearChance <= expected;
}

/**
 * Whether a count as far or farther from the expected one has a chance of at most the level, divided by the number of tests.
 * @see Chernoff 1952: the chance of a tail of Poisson's distribution is at most exp(count - expected - count ln(count / expected))
 */
function isUnlikely(count: number, expected: number, tests: number): boolean {
  const exponent = count === 0 ? expected : expected - count + count * Math.log(count / expected);
  return exponent >= Math.log(tests / level);
}
