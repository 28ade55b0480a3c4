/**
 * The chance that a standard normal value is as far from 0 as this one, on either side; accurate far out in the tails.
 * @see Press et al. 1992, Numerical Recipes in C, section 6.2 (erfcc): relative error below 1.2e-7
 */
export function twoSided(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + x / 2);
  const terms = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
    0.17087277,
  ];
  return t * Math.exp(-x * x + terms.reduceRight((sum, term) => sum * t + term, 0));
}

/**
 * The normal value that is as rare as a value of Student's t, for scales that were estimated from the data.
 * @see Wallace 1959, Bounds on normal approximations to Student's and the chi-square distributions
 */
export function normalOf(t: number, degreesOfFreedom: number): number {
  const shrink = (8 * degreesOfFreedom + 1) / (8 * degreesOfFreedom + 3);
  return shrink * Math.sqrt(degreesOfFreedom * Math.log1p(t ** 2 / degreesOfFreedom));
}

/**
 * For each p-value the false discovery rate at which it would just be a finding.
 * @see Benjamini & Hochberg 1995, Controlling the false discovery rate
 */
export function qValues(pValues: ArrayLike<number>): Float64Array {
  const found = new Float64Array(pValues.length);
  for (let index = 0; index < found.length; index++) found[index] = pValues[index]!;
  const sorted = found.slice().sort();
  const rates = new Float64Array(found.length);
  for (let index = rates.length - 1, least = 1; index >= 0; index--)
    rates[index] = least = Math.min(least, (sorted[index]! * rates.length) / (index + 1));
  for (let index = 0; index < found.length; index++) found[index] = rates[firstAt(sorted, found[index]!)]!;
  return found;
}

function firstAt(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
