import { quantile } from '../ml/quantile';
import type { Foreseen } from './learn/foresee';

/** How much of a product is to be ordered, stock at hand aside. */
export interface OrderHint {
  expected: number;
  /** Enough in nine of ten cases. */
  safe: number;
  order: number;
}

/** Days whose runs tell what a slow seller may need. */
const slowDays = 182;
const certainty = 0.9;
const nothing = 1e-9;

/**
 * What some coming days need: the sum of the forecast, and the upper end of the interval that nine of ten sums do not pass. For
 * a slow seller that is what nine of ten runs of as many days needed in the last half year.
 * @param values units of each day so far
 * @param packSize orders are whole packs
 */
export function hintOrder({ total, slow }: Foreseen, values: Float64Array, days: number, packSize: number): OrderHint {
  const expected = total.mean;
  const safe = slow ? Math.max(expected, quantile(runsOf(values.subarray(-slowDays), days), certainty)) : total.upper80;
  return { expected, safe, order: Math.ceil(safe / packSize - nothing) * packSize };
}

function runsOf(values: Float64Array, days: number): Float64Array {
  const length = Math.min(days, values.length);
  const runs = new Float64Array(values.length - length + 1);
  for (let start = 0; start < runs.length; start++)
    for (let day = start; day < start + length; day++) runs[start]! += values[day]!;
  return runs;
}
