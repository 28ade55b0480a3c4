import type { DiaryEvent } from '@/lib/api/events';
import type { CurrentAnalysis, TrendPoint, Trends } from '@/lib/api/summary';
import { type Grain, type Period, startOfNextBucket, toDayNumber, toIsoDay } from '@/lib/sales/calendar';
import { type Measure, measured } from '../measure';
import { markEvents, namesAt } from '../stand-outs/event-marks';
import { pickBuckets } from './choose-grain';
import { averageLengths, movingAverage } from './moving-average';

/** A bucket with all that is drawn of it. */
export interface TrendRow extends TrendPoint {
  /** Of the complete buckets up to this one. */
  average: number | null;
  /** The bucket at the same place of the days that are compared with. */
  before: TrendPoint | null;
  /** Names of its named days. */
  names: string[];
}

export interface TrendData {
  trends: Trends;
  compared: CurrentAnalysis['compared'];
  events: readonly DiaryEvent[];
}

/** The rows of the trend by the grain, or by the next coarser one that has few enough buckets. */
export function trendRows({ trends, compared, events }: TrendData, asked: Grain, measure: Measure) {
  const { grain, points } = pickBuckets(trends, asked);
  const skipped = trends[grain].length - points.length;
  const complete = points.map((point) => (point.complete ? measured(point, measure) : null));
  const averages = movingAverage(complete, averageLengths[grain]);
  const marks = markEvents(
    events,
    points.map(({ bucket }) => bucket),
    grain,
  );
  const rows = points.map(
    (point, index): TrendRow => ({
      ...point,
      average: averages[index] ?? null,
      before: compared?.trends[grain][skipped + index] ?? null,
      names: namesAt(marks, index),
    }),
  );
  return { grain, rows, marks };
}

/** The days of a bucket. */
export function daysOfBucket(bucket: string, grain: Grain): Period {
  return { from: bucket, to: toIsoDay(startOfNextBucket(toDayNumber(bucket), grain) - 1) };
}
