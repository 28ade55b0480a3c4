import {
  type Grain,
  type Period,
  startOfBucket,
  startOfNextBucket,
  toDayNumber,
  toIsoDay,
  type WeekStart,
  weekdayOf,
} from '@/lib/sales/calendar';
import { defaultLocale } from '@/lib/sales/notation';

/** Formats that were used before: making one takes a hundred times as long as using it. */
const writers = new Map<string, Intl.NumberFormat>();

/** Words stay English, as the page's are; numbers, and the order of day and month, follow the dashboard that is shown. */
let numberLocale = 'en';
let dayLocale = 'en-GB';

/** From here on numbers and days are written as in a locale. One dashboard is shown at a time. */
export function writeLike(locale: string = defaultLocale): void {
  // British English writes "9.75m", which reads as a length.
  const numbers = /^en-(?!IN)/.test(locale) ? 'en' : locale;
  const days = /-(US|CA|PH)$/.test(locale) ? 'en-US' : 'en-GB';
  if (numbers === numberLocale && days === dayLocale) return;
  [numberLocale, dayLocale] = [numbers, days];
  writers.clear();
}

/** For what is formatted elsewhere. */
export function numbersLike(): string {
  return numberLocale;
}

const nbsp = '\u00a0';

/** What is written for a value that the file cannot give. */
export const missing = '-';

export type Unit = { kind: 'money'; currency: string | null } | { kind: 'number' };
export const plain: Unit = { kind: 'number' };

type Written = number | null | undefined;

/** Three significant digits, as on tiles and axes: 9.75 M, 48.2 k, 376; prices keep both digits of their cents: £12.10. */
export function formatShort(value: Written, unit: Unit): string {
  if (value === null || value === undefined) return missing;
  const isPrice = unit.kind === 'money' && !Number.isInteger(value) && Math.abs(value) < 100;
  const format = numberFormat(
    unit,
    isPrice
      ? { minimumFractionDigits: 2, maximumFractionDigits: 2 }
      : { notation: 'compact', maximumSignificantDigits: 3 },
  );
  return format
    .formatToParts(value)
    .map(({ type, value: text }) => (type === 'compact' ? `${nbsp}${text.replace('K', 'k').replace('B', 'bn')}` : text))
    .join('')
    .replace(/\s{2,}/g, nbsp);
}

/** All that is known of a value: 9,747,747.93. */
export function formatExact(value: Written, unit: Unit): string {
  if (value === null || value === undefined) return missing;
  if (unit.kind === 'money' && unit.currency === null)
    return numberFormat(unit, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
  return numberFormat(unit, unit.kind === 'money' ? {} : { maximumFractionDigits: 2 }).format(value);
}

/** A difference with its sign: +1,204.00 */
export function formatDifference(value: number, unit: Unit): string {
  return `${value > 0 ? '+' : value < 0 ? '−' : ''}${formatExact(Math.abs(value), unit)}`;
}

/** A decimal as it was read, with all its digits: 1,234.50; money has cents at least. */
export function formatRead(decimal: string, unit: Unit): string {
  const least = unit.kind === 'money' ? 2 : 0;
  const digits = Math.max(least, decimal.split('.')[1]?.length ?? 0);
  return numberFormat(unit, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(Number(decimal));
}

function numberFormat(unit: Unit, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const money = unit.kind === 'money' && unit.currency !== null;
  return writer({
    ...options,
    ...(money ? { style: 'currency', currency: unit.currency ?? '', currencyDisplay: 'narrowSymbol' } : {}),
  });
}

function writer(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(writers, JSON.stringify(options), () => new Intl.NumberFormat(numberLocale, options));
}

function kept<Format>(formats: Map<string, Format>, key: string, make: () => Format): Format {
  const found = formats.get(key) ?? make();
  formats.set(key, found);
  return found;
}

/** A count with its noun: "1 receipt", "21,350 receipts". */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${writer({}).format(count)} ${count === 1 ? one : many}`;
}

/** A ratio as a percentage: 0.061 is "6.1 %". */
export function formatPercent(ratio: Written): string {
  if (ratio === null || ratio === undefined) return missing;
  const digits = Math.abs(ratio) < 0.0995 ? 1 : 0;
  return `${writer({ maximumFractionDigits: digits }).format(ratio * 100)}${nbsp}%`;
}

/** A relative change in words, without the thing it is compared with. */
export function describeChange(ratio: number): { words: string; direction: 'up' | 'down' | 'same' } {
  if (Math.abs(ratio) < 0.0005) return { words: 'about the same as', direction: 'same' };
  if (ratio >= 2) return { words: `${formatShort(ratio + 1, plain)} times as much as`, direction: 'up' };
  return {
    words: `${formatPercent(Math.abs(ratio))} ${ratio > 0 ? 'more' : 'less'} than`,
    direction: ratio > 0 ? 'up' : 'down',
  };
}

interface DayParts {
  weekday?: 'short';
  day?: 'numeric';
  month: 'short' | 'long';
  year?: 'numeric' | '2-digit';
}

/** As Intl.DateTimeFormat writes it in English, without commas; the first of those takes 30 ms of an opening page to make. */
function dayFormat(isoDay: string, { weekday, day, month, year }: DayParts): string {
  const name = months[Number(isoDay.slice(5, 7)) - 1] ?? '';
  const written = month === 'long' ? name : name.slice(0, 3);
  const number = day && String(Number(isoDay.slice(8)));
  const parts = [
    weekday && nameWeekday(weekdayOf(toDayNumber(isoDay))).slice(0, 3),
    ...(dayLocale === 'en-US' ? [written, number] : [number, written]),
    year && isoDay.slice(year === 'numeric' ? 0 : 2, 4),
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Fri 9 Dec 2011 */
export function formatDay(isoDay: string): string {
  return dayFormat(isoDay, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
}

/** 9 Dec 2011 */
export function formatDate(isoDay: string): string {
  return dayFormat(isoDay, { day: 'numeric', month: 'short', year: 'numeric' });
}

/** 9 December */
export function formatDayAndMonth(isoDay: string): string {
  return dayFormat(isoDay, { day: 'numeric', month: 'long' });
}

/** A period in the fewest words: "March 2011", "3 - 9 May 2011", "1 Dec 2010 - 9 Dec 2011". */
export function formatPeriod({ from, to }: Period): string {
  if (from === to) return formatDay(from);
  if (isWholeMonth({ from, to })) return dayFormat(from, { month: 'long', year: 'numeric' });
  if (from.slice(0, 7) === to.slice(0, 7))
    return dayLocale === 'en-US'
      ? `${dayFormat(from, { day: 'numeric', month: 'short' })} - ${Number(to.slice(8))} ${to.slice(0, 4)}`
      : `${Number(from.slice(8))} - ${formatDate(to)}`;
  const start = from.slice(0, 4) === to.slice(0, 4) ? dayFormat(from, { day: 'numeric', month: 'short' }) : null;
  return `${start ?? formatDate(from)} - ${formatDate(to)}`;
}

/** A period after a verb: "in March 2011", "on Fri 9 Dec 2011", "from 1 Dec 2010 to 9 Dec 2011". */
export function formatDuring({ from, to }: Period): string {
  if (from === to) return `on ${formatDay(from)}`;
  if (isWholeMonth({ from, to })) return `in ${formatPeriod({ from, to })}`;
  return `from ${formatDate(from)} to ${formatDate(to)}`;
}

function isWholeMonth({ from, to }: Period): boolean {
  const start = startOfBucket(toDayNumber(from), 'month');
  return from === toIsoDay(start) && to === toIsoDay(startOfNextBucket(start, 'month') - 1);
}

/** A bucket by name: "Fri 9 Dec 2011", "week of 5 Dec 2011", "December 2011". */
export function formatBucket(bucket: string, grain: Grain): string {
  if (grain === 'day') return formatDay(bucket);
  if (grain === 'week') return `week of ${formatDate(bucket)}`;
  return dayFormat(bucket, { month: 'long', year: 'numeric' });
}

/** A bucket on an axis. */
export function formatTick(bucket: string, grain: Grain): string {
  const month: DayParts = { month: 'short', year: '2-digit' };
  return dayFormat(bucket, grain === 'month' ? month : { ...month, day: 'numeric' });
}

export function formatBytes(bytes: number): string {
  const power = Math.min(3, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = writer({ maximumSignificantDigits: 3 }).format(bytes / 1000 ** power);
  return `${value}${nbsp}${['bytes', 'kB', 'MB', 'GB'][power] ?? 'GB'}`;
}

/** How long ago an instant was: "2 hours ago". */
export function formatAgo(instant: string, now = Date.now()): string {
  const seconds = (Date.parse(instant) - now) / 1000;
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ['year', 31_556_952],
    ['month', 2_629_746],
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ];
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ['minute', 60];
  if (Math.abs(seconds) < 60) return 'just now';
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** Name of a weekday; 1 is Monday. */
export function nameWeekday(weekday: number): string {
  return weekdays[weekday - 1] ?? '';
}

/** The weekdays in the order of a week. */
export function weekdaysFrom(weekStart: WeekStart): number[] {
  return weekStart === 'sunday' ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7];
}

/** "9:00 to 10:00" */
export function nameHour(hour: number): string {
  return `${hour}:00 to ${hour + 1}:00`;
}

/** Products that hold a text in their names: "names with tea". */
export function describeSearch(text: string): string {
  return `names with “${text}”`;
}
