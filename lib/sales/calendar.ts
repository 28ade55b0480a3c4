import type { Filter } from './filter';

export type Grain = 'day' | 'week' | 'month';

/** The first day of a week. */
export const weekStarts = ['monday', 'sunday'] as const;
export type WeekStart = (typeof weekStarts)[number];

const millisecondsPerDay = 86_400_000;

/** Days since 1970-01-01 of an ISO day; days are plain calendar days, without zone or clock. */
export function toDayNumber(isoDay: string): number {
  return Date.parse(`${isoDay}T00:00:00Z`) / millisecondsPerDay;
}

/** ISO day of a day number. */
export function toIsoDay(dayNumber: number): string {
  return new Date(dayNumber * millisecondsPerDay).toISOString().slice(0, 10);
}

/** Whether the text is an ISO day that exists (2024-02-30 does not) within the years 1970 to 2100. */
export function isIsoDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const dayNumber = toDayNumber(text);
  return year >= 1970 && year <= 2100 && Number.isFinite(dayNumber) && toIsoDay(dayNumber) === text;
}

/** Weekday of a day; 1 is Monday. */
export function weekdayOf(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}

/** Whether a day is on one of the weekdays; none means all. */
export function isOneOf(dayNumber: number, weekdays: readonly number[]): boolean {
  return weekdays.length === 0 || weekdays.includes(weekdayOf(dayNumber));
}

/** Day number of the first day of the bucket that holds the day. */
export function startOfBucket(dayNumber: number, grain: Grain, weekStart: WeekStart = 'monday'): number {
  if (grain === 'day') return dayNumber;
  if (grain === 'week')
    return dayNumber - (weekStart === 'monday' ? weekdayOf(dayNumber) - 1 : weekdayOf(dayNumber) % 7);
  return toDayNumber(`${toIsoDay(dayNumber).slice(0, 7)}-01`);
}

/** Day number of the first day of the next bucket. */
export function startOfNextBucket(bucketStart: number, grain: Grain): number {
  if (grain === 'day') return bucketStart + 1;
  if (grain === 'week') return bucketStart + 7;
  return startOfBucket(bucketStart + 31, 'month');
}

export interface Period {
  from: string;
  to: string;
}

/** The last day of the day's month. */
export function endOfMonth(isoDay: string): string {
  return toIsoDay(startOfNextBucket(startOfBucket(toDayNumber(isoDay), 'month'), 'month') - 1);
}

/** The same day of the month some months away, or that month's last day when it is shorter. */
export function shiftMonths(isoDay: string, months: number): string {
  const month = Number(isoDay.slice(0, 4)) * 12 + Number(isoDay.slice(5, 7)) - 1 + months;
  const first = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  const last = endOfMonth(first);
  const wanted = `${first.slice(0, 8)}${isoDay.slice(8)}`;
  return wanted > last ? last : wanted;
}

/** The days of the data that a filter selects, or null when it selects none. */
export function periodOf(filter: Pick<Filter, 'from' | 'to'>, data: Period): Period | null {
  const from = filter.from !== null && filter.from > data.from ? filter.from : data.from;
  const to = filter.to !== null && filter.to < data.to ? filter.to : data.to;
  return from <= to ? { from, to } : null;
}
