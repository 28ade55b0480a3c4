import type { Grain } from '../../sales/calendar';
import { toIsoDay } from '../../sales/calendar';
import { bucketDays, bucketStart } from '../series/panel';
import { daysToChristmas, daysToEaster } from './holidays';

/** Names of the features that say when a bucket is. */
export function calendarNames(grain: Grain, withYear: boolean): string[] {
  return [
    ...(grain === 'day' ? ['weekday', 'dayOfMonth', 'daysToMonthEnd'] : []),
    ...(withYear ? ['yearSin1', 'yearCos1', 'yearSin2', 'yearCos2', 'month', 'christmas', 'easter'] : []),
  ];
}

/** The features of the bucket that lies some buckets after the end of the panel, from -1 for the one before. */
export function calendarOf(grain: Grain, end: number, bucket: number, withYear: boolean): number[] {
  const start = bucketStart(grain, end, bucket);
  const iso = toIsoDay(start);
  const dayOfMonth = Number(iso.slice(8));
  const monthEnd = bucketDays('month', start - dayOfMonth + 1) - dayOfMonth;
  const features = grain === 'day' ? [(((start + 3) % 7) + 7) % 7, dayOfMonth, monthEnd] : [];
  if (!withYear) return features;
  const middle = start + (bucketDays(grain, start) - 1) / 2;
  const turn = (2 * Math.PI * (middle % 365.25)) / 365.25;
  const day = Math.floor(middle);
  return [
    ...features,
    Math.sin(turn),
    Math.cos(turn),
    Math.sin(2 * turn),
    Math.cos(2 * turn),
    Number(toIsoDay(day).slice(5, 7)),
    daysToChristmas(day),
    daysToEaster(day),
  ];
}
