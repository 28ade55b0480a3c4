import type { DateOrder } from '../understanding';

/** A day number (since 1970-01-01), or one of the codes below. */
export type DayOrProblem = number;
export const BAD_DATE = -(2 ** 30);
export const OUT_OF_RANGE_DATE = BAD_DATE - 1;
export const CONFLICTING_DATE = BAD_DATE - 2;

export interface WrittenDay {
  day: DayOrProblem;
  /** The order of day and month that the text proves by itself; `either` when both are possible, null when it has none. */
  proves: 'dmy' | 'mdy' | 'either' | null;
}

const yearFirst = /^([-+]?\d{4,6})([-/.])(\d{1,2})\2(\d{1,2})$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const yearLast = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/;
const weekday = String.raw`(?:\p{L}{2,10}\.?,?\s+)?`;
const dayName = new RegExp(
  String.raw`^${weekday}(\d{1,2})(?:st|nd|rd|th|\.)?[-\s./]*(\p{L}{3,10})\.?[-\s.,/]+(\d{4}|\d{2})$`,
  'u',
);
const nameDay = new RegExp(String.raw`^${weekday}(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$`, 'u');

/** First letters of the months in English, German, French, Spanish, Portuguese and Italian. */
const months: RegExp[] = [
  /^(jan|gen|ene)/,
  /^(feb|fév|fev)/,
  /^(mar|mär|mrz)/,
  /^(apr|avr|abr)/,
  /^(may|mai|mag)/,
  /^(jun|juin|giu)/,
  /^(jul|juil|lug)/,
  /^(aug|aoû|aou|ago)/,
  /^(sep|set)/,
  /^(oct|okt|out|ott)/,
  /^(nov)/,
  /^(dec|déc|dez|dic)/,
];

/**
 * Reads a day without clock in the notations tills use.
 * @param order how a date such as 05/01/2024 is read; a year first is always a year, month and day
 */
export function readDay(text: string, order: DateOrder): WrittenDay {
  const trimmed = text.trim().replace(/,$/, '');
  const iso = yearFirst.exec(trimmed) ?? compactParts(trimmed);
  if (iso !== null) return { day: dayOf(Number(iso[1]), Number(iso[3]), Number(iso[4])), proves: null };
  const numeric = yearLast.exec(trimmed);
  if (numeric !== null) return readNumeric(numeric, order);
  const named = dayName.exec(trimmed);
  if (named !== null)
    return { day: dayOf(fullYear(named[3] ?? ''), monthOf(named[2] ?? ''), Number(named[1])), proves: null };
  const leading = nameDay.exec(trimmed);
  if (leading !== null)
    return { day: dayOf(Number(leading[3]), monthOf(leading[1] ?? ''), Number(leading[2])), proves: null };
  return { day: BAD_DATE, proves: null };
}

function compactParts(text: string): string[] | null {
  const parts = compact.exec(text);
  return parts === null ? null : ['', parts[1] ?? '', '', parts[2] ?? '', parts[3] ?? ''];
}

function readNumeric(parts: RegExpExecArray, order: DateOrder): WrittenDay {
  const [first, second, third] = [Number(parts[1]), Number(parts[3]), parts[4] ?? ''];
  if (order === 'ymd' && third.length === 2)
    return { day: dayOf(fullYear(parts[1] ?? ''), second, Number(third)), proves: null };
  const year = fullYear(third);
  const dayFirst = dayOf(year, second, first);
  const monthFirst = dayOf(year, first, second);
  const asRead = order === 'mdy' ? monthFirst : dayFirst;
  if (dayFirst !== BAD_DATE && monthFirst !== BAD_DATE)
    return { day: asRead, proves: first === second ? null : 'either' };
  if (dayFirst === BAD_DATE && monthFirst === BAD_DATE) return { day: BAD_DATE, proves: null };
  return { day: asRead === BAD_DATE ? CONFLICTING_DATE : asRead, proves: dayFirst === BAD_DATE ? 'mdy' : 'dmy' };
}

/** Two digits are 1970 to 2069. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year + (year < 70 ? 2000 : 1900);
}

function monthOf(name: string): number {
  const lower = name.toLowerCase();
  return months.findIndex((month) => month.test(lower)) + 1;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Day number of a calendar day, BAD_DATE when it does not exist, OUT_OF_RANGE_DATE outside 1970 to 2100. */
export function dayOf(year: number, month: number, day: number): DayOrProblem {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 && leap ? 29 : (monthLengths[month - 1] ?? 0);
  if (day < 1 || day > length || (year === 0 && month === 0)) return BAD_DATE;
  if (year < 1970 || year > 2100) return OUT_OF_RANGE_DATE;
  return dayNumber(year, month, day);
}

/**
 * Days since 1970-01-01 in the Gregorian calendar, by counting from March so that the leap day comes last.
 * @see https://howardhinnant.github.io/date_algorithms.html#days_from_civil
 */
function dayNumber(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leapDays + dayOfYear - 719468;
}

const clock =
  /^(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s*([ap])?\.?(?:m\.?)?\s*(?:Z|UTC|GMT|[-+]\d{2}:?\d{2})?$/i;

/** Seconds since local midnight of a time of day, -1 when it is none. A zone is ignored: the written clock counts. */
export function readTime(text: string): number {
  const parts = clock.exec(text.trim());
  if (parts === null) return -1;
  const half = parts[4]?.toLowerCase();
  let hour = Number(parts[1]);
  if (half !== undefined && (hour < 1 || hour > 12)) return -1;
  if (half !== undefined) hour = (hour % 12) + (half === 'p' ? 12 : 0);
  const minute = Number(parts[2]);
  const second = Number(parts[3] ?? 0);
  return hour > 23 || minute > 59 || second > 59 ? -1 : hour * 3600 + minute * 60 + second;
}
