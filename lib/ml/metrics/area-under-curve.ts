/**
 * The chance that a 1 is ranked before a 0, ties counted half; null where there are only ones or only zeros.
 * @see Hanley & McNeil 1982: the Mann-Whitney statistic. O(n log n)
 */
export function areaUnderCurve(actual: ArrayLike<number>, scores: ArrayLike<number>): number | null {
  const order = Array.from(actual, (_, index) => index).sort((one, other) => scores[one]! - scores[other]!);
  let [ones, ranks] = [0, 0];
  for (let first = 0, next = 0; first < order.length; first = next) {
    let tied = 0;
    for (next = first; next < order.length && scores[order[next]!] === scores[order[first]!]; next++)
      if (actual[order[next]!] === 1) tied++;
    ones += tied;
    ranks += (tied * (first + next + 1)) / 2;
  }
  const zeros = order.length - ones;
  return ones === 0 || zeros === 0 ? null : (ranks - (ones * (ones + 1)) / 2) / (ones * zeros);
}
