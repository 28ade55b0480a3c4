import { type Grain, type Period, startOfNextBucket, toIsoDay } from '../sales/calendar';
import { type Effect, measureEffects, type NamedDays, withoutEvents } from './events/effects';
import { leastBuckets } from './members/names';
import { bucketsOf, endsWithinDay } from './series/buckets';
import type { Panel } from './series/panel';
import type { Days, Part } from './series/read-days';

/** The past of a forecast: whole buckets, as they were and as they would have been without the named days. */
export interface History {
  /** What is learned from. */
  panel: Panel;
  /** What the total brought. */
  total: Float64Array;
  about: (Part | null)[];
  /** What the named days of each series did. */
  effects: Effect[][];
  /** What was left out. */
  notes: string[];
  /** The longest horizon that it carries. */
  longestHorizon: number;
}

const nouns: Record<Grain, string> = { day: 'days', week: 'whole weeks', month: 'whole months' };

/** A history from daily sales, or the sentence that says why there is none. */
export function prepareHistory(days: Days, grain: Grain, events: readonly NamedDays[]): History | { reason: string } {
  const [total] = days.series;
  const notes = days.leftOut.map((period) => `${sayPeriod(period)} lies far from all other sales and is left out.`);
  if (total === undefined || total.values.every((value) => value === 0))
    return { reason: 'This selection brought nothing on any day, so there is nothing to go by.' };
  let series = days.series;
  if (endsWithinDay(total.values)) {
    const last = toIsoDay(days.first + total.values.length - 1);
    notes.push(`${last} brought far less than such days do and looks cut off; it is left out.`);
    series = series.map(({ id, values }) => ({ id, values: values.subarray(0, -1) }));
  }
  const { first, parts } = days;
  const actual = bucketsOf({ first, series: series.slice(0, 1), parts: [] }, grain);
  const whole = actual.series[0]?.values ?? new Float64Array(0);
  const { any } = leastBuckets[grain];
  if (whole.length < any)
    return {
      reason: `A forecast by ${grain} needs ${any} ${nouns[grain]} of sales; this selection has ${whole.length}.`,
    };
  const lastDay = first + (series[0]?.values.length ?? 0);
  if (grain !== 'day' && actual.end < lastDay)
    notes.push(`The ${grain} from ${toIsoDay(actual.end)} on is not complete and is left out.`);
  const plain = series.map(({ id, values }) => ({ id, values: withoutEvents(values, first, events) }));
  return {
    panel: bucketsOf({ first, series: plain, parts }, grain),
    total: whole,
    about: days.about,
    effects: series.map(({ values }) => measureEffects(values, first, events)),
    notes,
    longestHorizon: Math.min(366, Math.floor(whole.length / 2)),
  };
}

/** First days of the buckets after the end of a panel. */
export function comingBuckets({ grain, end }: Panel, horizon: number): number[] {
  const starts: number[] = [];
  for (let start = end; starts.length < horizon; start = startOfNextBucket(start, grain)) starts.push(start);
  return starts;
}

function sayPeriod({ from, to }: Period): string {
  return from === to ? from : `${from} to ${to}`;
}
