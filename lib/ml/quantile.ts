import { bisectLeft } from 'd3-array';

/** The value that a part of the values, 0..1, does not pass, interpolated between neighbours; NaN without values. */
export function quantile(values: Iterable<number>, part: number): number {
  return between(Float64Array.from(values).sort(), part);
}

function between(sorted: ArrayLike<number>, part: number): number {
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** The middle of the values; NaN without values. */
export function median(values: Iterable<number>): number {
  return quantile(values, 0.5);
}

/** The median of each value with its neighbours, up to `reach` on either side; fewer at both ends. O(n x reach), no NaN. */
export function runningMedian(values: Float64Array, reach: number): Float64Array {
  const sorted: number[] = [];
  const enter = (value: number) => sorted.splice(bisectLeft(sorted, value), 0, value);
  for (const value of values.subarray(0, reach)) enter(value);
  return values.map((_, index) => {
    const [next, last] = [values[index + reach], values[index - reach - 1]];
    if (next !== undefined) enter(next);
    if (last !== undefined) sorted.splice(bisectLeft(sorted, last), 1);
    return between(sorted, 0.5);
  });
}
