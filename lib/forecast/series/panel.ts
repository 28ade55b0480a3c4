import { type Grain, shiftMonths, startOfNextBucket, toDayNumber, toIsoDay } from '../../sales/calendar';

/** One value a bucket, without gaps; all series of a panel end together. */
export interface Series {
  id: string;
  values: Float64Array;
}

/** The series of one dashboard. */
export interface Panel {
  grain: Grain;
  /** Day number of the first day after the last bucket. */
  end: number;
  series: readonly Series[];
  /** Places of series that add up to the first one, once for each way of dividing it. */
  parts: readonly (readonly number[])[];
}

/** The panel as it was some buckets earlier. */
export function cutPanel({ grain, end, series, parts }: Panel, buckets: number): Panel {
  return {
    grain,
    parts,
    end: bucketStart(grain, end, -buckets),
    series: series.map(({ id, values }) => ({ id, values: values.subarray(0, Math.max(0, values.length - buckets)) })),
  };
}

/** Day number on which a bucket starts, counted from the one that starts on `end`: -1 is the bucket before. */
export function bucketStart(grain: Grain, end: number, bucket: number): number {
  if (grain === 'day') return end + bucket;
  if (grain === 'week') return end + 7 * bucket;
  return toDayNumber(shiftMonths(toIsoDay(end), bucket));
}

/** Days of the bucket that starts on a day. */
export function bucketDays(grain: Grain, start: number): number {
  return grain === 'week' ? 7 : startOfNextBucket(start, grain) - start;
}
