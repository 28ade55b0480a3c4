import { median } from '../../ml/quantile';
import { type Grain, startOfBucket, startOfNextBucket } from '../../sales/calendar';
import type { Panel } from './panel';
import type { Days } from './read-days';

/** The last day is taken for cut off when it brought less than this part of the least of its weekday. */
const cutShare = 0.6;
const weekdaysSeen = 8;

/** A day that was cut off, as an export at noon does it: not counted, so that nothing is learned from half a day. */
export function endsWithinDay(values: Float64Array): boolean {
  const last = values.at(-1) ?? 0;
  const same = Array.from({ length: weekdaysSeen }, (_, week) => values[values.length - 1 - 7 * (week + 1)] ?? 0);
  return values.length > 7 * weekdaysSeen && median(same) > 0 && last < cutShare * Math.min(...same);
}

/** The days as a panel of whole buckets: those of which the history has every day. */
export function bucketsOf({ first, series, parts }: Omit<Days, 'about' | 'rows' | 'leftOut'>, grain: Grain): Panel {
  const end = first + (series[0]?.values.length ?? 0);
  const begin = startOfBucket(first, grain) === first ? first : startOfNextBucket(startOfBucket(first, grain), grain);
  const starts: number[] = [];
  let next = begin;
  for (;;) {
    const after = startOfNextBucket(next, grain);
    if (after > end) break;
    starts.push(next);
    next = after;
  }
  const bounds = [...starts, next];
  const summed = (values: Float64Array) =>
    Float64Array.from(starts, (start, bucket) => {
      let sum = 0;
      for (let day = start; day < (bounds[bucket + 1] ?? start); day++) sum += values[day - first] ?? 0;
      return sum;
    });
  return { grain, end: next, parts, series: series.map(({ id, values }) => ({ id, values: summed(values) })) };
}
