import type { Pair } from './pair';

/**
 * The measures of a pair, with its items as they are named.
 * @see Zhang 2000, Association rules: 1 where each side is only found with the other, -1 where never
 */
export function measure(
  { antecedent, consequent, ...counts }: Pair,
  transactions: number,
  name: (item: number) => string,
) {
  const { supportCount: both, antecedentCount: one, consequentCount: other } = counts;
  const leverage = (both * transactions - one * other) / transactions ** 2;
  const span = Math.max(both * (transactions - one), one * (other - both)) / transactions ** 2;
  return {
    antecedent: antecedent.map(name),
    consequent: consequent.map(name),
    ...counts,
    support: both / transactions,
    confidence: both / one,
    lift: (both * transactions) / (one * other),
    leverage,
    conviction: both === one ? null : ((transactions - other) * one) / (transactions * (one - both)),
    zhang: span === 0 ? 0 : leverage / span,
  };
}
