export interface Interval {
  lower: number;
  upper: number;
}

/** Of 95 % intervals. */
const z = 1.959963984540054;

/**
 * The 95 % interval of a proportion.
 * @param trials more than 0
 * @see Wilson 1927, Probable inference, the law of succession, and statistical inference
 */
export function proportionInterval(successes: number, trials: number): Interval {
  const center = successes + z ** 2 / 2;
  const width = z * Math.sqrt((successes * (trials - successes)) / trials + z ** 2 / 4);
  return { lower: (center - width) / (trials + z ** 2), upper: (center + width) / (trials + z ** 2) };
}

/**
 * The 95 % interval of one proportion less another, good for small counts too.
 * @param one successes and trials; trials more than 0
 * @see Newcombe 1998, Interval estimation for the difference between independent proportions, method 10
 */
export function differenceInterval(one: readonly [number, number], other: readonly [number, number]): Interval {
  const [p, q] = [one[0] / one[1], other[0] / other[1]];
  const [of, against] = [proportionInterval(...one), proportionInterval(...other)];
  return {
    lower: p - q - Math.hypot(p - of.lower, against.upper - q),
    upper: p - q + Math.hypot(of.upper - p, q - against.lower),
  };
}
