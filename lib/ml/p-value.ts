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
  const found = new Float64Array(pValues);
  const sorted = found.slice().sort();
  const rates = new Float64Array(found.length);
  for (let index = rates.length - 1, least = 1; index >= 0; index--)
    rates[index] = least = Math.min(least, (sorted[index]! * rates.length) / (index + 1));
  const places = new Places(sorted);
  for (let index = 0; index < found.length; index++) found[index] = rates[places.firstOf(found[index]!)]!;
  return found;
}

/** Where numbers from 0 to 1 first are among sorted ones, looked for among those with the same leading bits. */
class Places {
  /** Where the numbers with some leading bits start; the last one has those of 1. */
  private readonly starts = new Int32Array(leadingBits(1) + 2);

  constructor(private readonly sorted: Float64Array) {
    const { starts } = this;
    for (let index = 0; index < sorted.length; index++) starts[leadingBits(sorted[index]!) + 1]!++;
    for (let bits = 1; bits < starts.length; bits++) starts[bits]! += starts[bits - 1]!;
  }

  firstOf(value: number): number {
    const bits = leadingBits(value);
    let low = this.starts[bits]!;
    let high = this.starts[bits + 1]! - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const one = new Float64Array(1);
const halves = new Uint16Array(one.buffer);

/** Sign, exponent and four more bits: they rise with the number. */
function leadingBits(value: number): number {
  one[0] = value;
  return halves[3]!;
}
