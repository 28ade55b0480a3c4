/** The value that a part of the values, 0..1, does not pass, interpolated between neighbours; NaN without values. */
export function quantile(values: Iterable<number>, part: number): number {
  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** The middle of the values; NaN without values. */
export function median(values: Iterable<number>): number {
  return quantile(values, 0.5);
}

/** A statistic of each value with its neighbours, up to `reach` on either side; fewer at both ends. O(n x reach). */
export function running(values: Float64Array, reach: number, statistic: (window: Float64Array) => number) {
  return values.map((_, index) => statistic(values.subarray(Math.max(0, index - reach), index + reach + 1)));
}
