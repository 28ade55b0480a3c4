import type { DateOrder } from '../../understanding';
import { plainValue, withPlainDigits } from '../digits';

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

const yearFirst = /^([-+]?\d{4,6})([-/.] ?)(\d{1,2})\2(\d{1,2})$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
/** Without marks, day or month first; a spreadsheet takes the zero before it away. */
const compactLast = /^(\d{1,2})()(\d{2})((?:19|20)\d{2})$/;
const yearLast = /^(\d{1,2})([-/. ]| [-/.] )(\d{1,2})\2(\d{4}|\d{2})$/;
const weekday = String.raw`(?:\p{L}{2,13}(?:-feira)?\.?,?\s+)?`;
const month = String.raw`(\p{L}{3,10})\.?`;
const dayName = new RegExp(
  String.raw`^${weekday}(\d{1,2})(?:st|nd|rd|th|er|[.º°])?[-\s./]*(?:(?:d[ei]l?|of)\s+)?${month}[-\s.,/]*(?:del?\s+)?'?(\d{4}|\d{2})$`,
  'iu',
);
const nameDay = new RegExp(String.raw`^${weekday}${month}[-\s.]+(\d{1,2})(?:st|nd|rd|th)?[-,\s]+(\d{4}|\d{2})$`, 'iu');
const yearName = new RegExp(String.raw`^(\d{4})[-\s./]+${month}[-\s./]+(\d{1,2})$`, 'iu');
const beforeNumbers =
  /^(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|mie|jeu|jue|ven|vie|sam|sab|dim|dom|gio|seg|ter|qua|qui|sex|ma|wo|vr|za|zo)\p{L}*\.?,?\s+(?=\d)/iu;
/** A weekday in brackets, or what leads on to the time, behind a date. */
const afterDay = /(?<=\d)(?:\.|\s?\(\p{L}{2,13}\.?\))$|,$|\s(?:at|um|à)$/iu;

/** First letters of the months in English, German, French, Spanish, Portuguese, Italian, Dutch, Swedish and Polish, without accents. */
const months: RegExp[] = [
  /^(jan|jae|gen|ene|sty)/,
  /^(feb|fev|lut)/,
  /^(mar|mae|maa|mrz|mrt)/,
  /^(apr|avr|abr|kwi)/,
  /^(may|mai|mag|mei|maj)/,
  /^(jun|juin|giu|cze)/,
  /^(jul|juil|lug|lip)/,
  /^(aug|aou|ago|sie)/,
  /^(sep|set|wrz)/,
  /^(oct|okt|out|ott|paz)/,
  /^(nov|lis)/,
  /^(dec|dez|dic|gru)/,
];

/**
 * Reads a day without clock in the notations tills use.
 * @param order how a date such as 05/01/2024 is read; a year first is always a year, month and day
 */
export function readDay(text: string, order: DateOrder): WrittenDay {
  const trimmed = plainValue(text).replace(afterDay, '');
  const digits = /^\d/.test(trimmed) ? trimmed : trimmed.replace(beforeNumbers, '');
  const iso = yearFirst.exec(digits) ?? compactParts(digits);
  if (iso !== null) return { day: dayOf(Number(iso[1]), Number(iso[3]), Number(iso[4])), proves: null };
  const numeric = yearLast.exec(digits) ?? compactLast.exec(digits);
  if (numeric !== null) return readNumeric(numeric, order);
  const day = readNamed(trimmed.normalize('NFD').replace(/\p{M}/gu, ''));
  return { day, proves: null };
}

/** Reads a day with the name of its month. */
function readNamed(text: string): DayOrProblem {
  const dayFirst = dayName.exec(text);
  if (dayFirst !== null) return dayOf(fullYear(dayFirst[3] ?? ''), monthOf(dayFirst[2] ?? ''), Number(dayFirst[1]));
  const monthFirst = nameDay.exec(text);
  if (monthFirst !== null)
    return dayOf(fullYear(monthFirst[3] ?? ''), monthOf(monthFirst[1] ?? ''), Number(monthFirst[2]));
  const yearFirst = yearName.exec(text);
  return yearFirst === null ? BAD_DATE : dayOf(Number(yearFirst[1]), monthOf(yearFirst[2] ?? ''), Number(yearFirst[3]));
}

function compactParts(text: string): string[] | null {
  const parts = compact.exec(text);
  return parts === null || Number(parts[2]) > 12 || Number(parts[1]) < 1900
    ? null
    : ['', parts[1] ?? '', '', parts[2] ?? '', parts[3] ?? ''];
}

function readNumeric(parts: RegExpExecArray, order: DateOrder): WrittenDay {
  const [first, second, third] = [Number(parts[1]), Number(parts[3]), parts[4] ?? ''];
  if (order === 'ymd' && third.length === 2)
    return { day: dayOf(fullYear(parts[1] ?? ''), second, Number(third)), proves: 'either' };
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

const zoneName =
  'Z|UTC?|GMT|[CEW]ES?T|MES?Z|BST|IST|MSK|[ACEMNP][SD]T|AK[SD]T|HST|A[CEW][SD]T|NZ[SD]T|[JK]ST|SGT|HKT|SAST|BRT';
const clock = new RegExp(
  String.raw`^(\d{1,2})(?:\s?[:.h]\s?(\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?|\s?h\b|(?=\s?[ap]))\s*([ap])?\.?\s?(?:m\.?)?` +
    String.raw`\s*(?:Uhr|h|${zoneName})?\s*(?:[-+]\d{2}(?::?\d{2})?)?\s*(?:UTC|\(.*\)|\[.*\]|[A-Z]\w+/\w+|(?:[A-Z][a-z]+ ){1,3}Time)?$`,
  'i',
);
const military = /^([01]\d|2[0-3])([0-5]\d)$/;
/** The day of 1899 or any other that a spreadsheet or database writes before a time of day. */
const dayBefore = /^\d{1,4}([-/.])\d{1,2}\1\d{1,4}[T\s]+(?=\d)/;
const beforeClock = /^T(?=\d)/;

/**
 * Seconds since local midnight of a time of day, -1 when it is none. A zone is ignored: the written clock counts. 24:00 is the
 * last second, so that it stays on the day that is written.
 */
export function readTime(text: string): number {
  const trimmed = plainValue(text).replace(dayBefore, '').replace(beforeClock, '');
  const parts = clock.exec(trimmed) ?? military.exec(trimmed);
  if (parts === null) return -1;
  const half = parts[4]?.toLowerCase();
  let hour = Number(parts[1]);
  if (half !== undefined && (hour < 1 || hour > 12)) return -1;
  if (half !== undefined) hour = (hour % 12) + (half === 'p' ? 12 : 0);
  const minute = Number(parts[2] ?? 0);
  const second = Number(parts[3] ?? 0);
  if (hour === 24 && minute === 0 && second === 0) return 86_399;
  return hour > 23 || minute > 59 || second > 59 ? -1 : hour * 3600 + minute * 60 + second;
}

/** As in a log, `05/Jan/2024:14:30:00 +0000`, and in a C program, `Fri Jan  5 14:30:00 UTC 2024`. */
const inLog = /^(.{5,12}\d{4}):(\d{2}:\d{2}.*)$/;
const inProgram = /^\p{L}{3},? (\p{L}{3} {1,2}\d{1,2}) (\d{2}:\d{2}:\d{2})(?: [A-Z]{3,4})? (\d{4})$/u;
const instant =
  /^(.*?\d)(?:,?\s+|T)(\d{1,2}(?:\s?[.:h]\s?\d{2}.*|\s?h|\s?[ap]\.?\s?m\.?))$|^(\d{8})[T ]?(\d\d)(\d\d)(\d\d)?(?:\.\d+)?Z?$/is;

/** Reads a day whose clock is written without a colon: `5.1.2024 14h30`, `5/1/2024 2 PM`, `20240105T143000Z`. */
export function readInstant(text: string, order: DateOrder): WrittenDay & { second: number } {
  const bare = plainValue(text);
  const program = inProgram.exec(bare);
  const parts = instant.exec(program === null ? bare : `${program[1]} ${program[3]} ${program[2]}`) ?? inLog.exec(bare);
  if (parts === null) return { day: BAD_DATE, proves: null, second: -1 };
  const [, day, time, digits, hour, minute, second = '00'] = parts;
  const clock = readTime(time ?? `${hour}:${minute}:${second}`);
  return clock < 0
    ? { day: BAD_DATE, proves: null, second: -1 }
    : { ...readDay(day ?? digits ?? '', order), second: clock };
}

/** The day in a cell that may hold a time behind it, as it is written; blanks within a written date stay. */
export function dayPartOf(text: string): string {
  return withPlainDigits(text.trim()).split(/[ T](?=[^:]*:)/)[0] ?? '';
}
