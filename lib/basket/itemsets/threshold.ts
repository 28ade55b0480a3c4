/** A decimal as it is written, without the rounding of binary numbers. */
interface Ratio {
  numerator: bigint;
  denominator: bigint;
}

/** The least supportCount with supportCount >= minSupport x transactions, and at least 1; compared exactly. */
export function leastCount(minSupport: number, transactions: number): number {
  const { numerator, denominator } = ratioOf(minSupport);
  const exact = (numerator * BigInt(transactions) + denominator - 1n) / denominator;
  return Math.max(1, Number(exact));
}

/** Whether supportCount >= minConfidence x antecedentCount, compared exactly. */
export function confidenceTest(minConfidence: number): (supportCount: number, antecedentCount: number) => boolean {
  const { numerator, denominator } = ratioOf(minConfidence);
  return (supportCount, antecedentCount) => {
    const above = supportCount - minConfidence * antecedentCount;
    if (Math.abs(above) > 0.001) return above > 0;
    return BigInt(supportCount) * denominator >= numerator * BigInt(antecedentCount);
  };
}

/** The decimal that a number stands for: 0.1 is one tenth. */
function ratioOf(value: number): Ratio {
  const [digits = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = digits.split('.');
  const scale = fraction.length - Number(exponent);
  const numerator = BigInt(whole + fraction);
  return scale >= 0
    ? { numerator, denominator: 10n ** BigInt(scale) }
    : { numerator: numerator * 10n ** BigInt(-scale), denominator: 1n };
}
