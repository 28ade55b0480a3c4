/** ln(n!) less Stirling's formula, for n up to 15. */
const smallErrors = [
  0, 0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.020790672103765093, 0.016644691189821193,
  0.013876128823070748, 0.01189670994589177, 0.010411265261972096, 0.009255462182712733, 0.00833056343336287,
  0.007573675487951841, 0.00694284010720953, 0.006408994188004207, 0.0059513701127588475, 0.005554733551962801,
];

/**
 * Fisher's exact test, one-sided: how often chance alone puts at least `both` of the `chosen` among the `marked`, when
 * `chosen` and `marked` are drawn from a population independently of each other.
 * @see Loader 2000, Fast and accurate computation of binomial probabilities. O(length of the shorter tail)
 */
export function atLeast(both: number, chosen: number, marked: number, population: number): number {
  const least = Math.max(0, chosen + marked - population);
  const most = Math.min(chosen, marked);
  if (both <= least) return 1;
  if (both > most) return 0;
  const isAbove = both * population > chosen * marked;
  const first = isAbove ? both : both - 1;
  const rest = population - chosen - marked;
  let term = 1;
  let sum = 1;
  if (isAbove)
    for (let x = first; x < most && term > sum * 1e-17; x++)
      sum += term *= ((chosen - x) * (marked - x)) / ((x + 1) * (rest + x + 1));
  else
    for (let x = first; x > least && term > sum * 1e-17; x--)
      sum += term *= (x * (rest + x)) / ((chosen - x + 1) * (marked - x + 1));
  const tail = Math.exp(logHypergeometric(first, chosen, marked, population) + Math.log(sum));
  return Math.min(1, isAbove ? tail : 1 - tail);
}

/** The same for at most `both`. */
export function atMost(both: number, chosen: number, marked: number, population: number): number {
  return atLeast(chosen - both, chosen, population - marked, population);
}

function logHypergeometric(x: number, chosen: number, marked: number, population: number): number {
  const part = chosen / population;
  return (
    logBinomial(x, marked, part) +
    logBinomial(chosen - x, population - marked, part) -
    logBinomial(chosen, population, part)
  );
}

function logBinomial(x: number, n: number, p: number): number {
  if (x === 0) return n === 0 ? 0 : n * Math.log1p(-p);
  if (x === n) return n * Math.log(p);
  const errors = stirlingError(n) - stirlingError(x) - stirlingError(n - x);
  const deviances = deviance(x, n * p) + deviance(n - x, n * (1 - p));
  return errors - deviances - 0.5 * Math.log((2 * Math.PI * x * (n - x)) / n);
}

function stirlingError(n: number): number {
  return n < stirlingErrors.length ? stirlingErrors[n]! : stirlingSeries(n);
}

function stirlingSeries(n: number): number {
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / n;
}

/** Kept for counts that are met again and again. */
const stirlingErrors = Float64Array.from({ length: 4096 }, (_, n) => smallErrors[n] ?? stirlingSeries(n));

/** x ln(x / mean) + mean - x, without cancellation where the two are near. */
function deviance(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) - difference;
  const ratio = difference / (x + mean);
  let sum = difference * ratio;
  let power = 2 * x * ratio;
  for (let odd = 3; ; odd += 2) {
    power *= ratio * ratio;
    const next = sum + power / odd;
    if (next === sum) return sum;
    sum = next;
  }
}
