import { toDayNumber, toIsoDay } from '../../sales/calendar';

/** Farther away than this a holiday is no nearer than on any other day. */
const reach = 60;

/** Days to the nearest 25 December, negative after it; 60 at most. */
export function daysToChristmas(dayNumber: number): number {
  const year = yearOf(dayNumber);
  return nearest(
    dayNumber,
    [year - 1, year].map((one) => toDayNumber(`${one}-12-25`)),
  );
}

/** Days to the nearest Easter Sunday, negative after it; 60 at most. */
export function daysToEaster(dayNumber: number): number {
  return nearest(dayNumber, [easterOf(yearOf(dayNumber))]);
}

function nearest(dayNumber: number, days: readonly number[]): number {
  const distances = days.map((day) => day - dayNumber);
  const closest = distances.reduce((one, other) => (Math.abs(other) < Math.abs(one) ? other : one));
  return Math.max(-reach, Math.min(reach, closest));
}

function yearOf(dayNumber: number): number {
  return Number(toIsoDay(dayNumber).slice(0, 4));
}

/**
 * Day number of Easter Sunday in the Gregorian calendar.
 * @see Meeus 1991, Astronomical Algorithms, chapter 8
 */
export function easterOf(year: number): number {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const place = h + l - 7 * m + 114;
  const month = String(Math.floor(place / 31)).padStart(2, '0');
  return toDayNumber(`${year}-${month}-${String((place % 31) + 1).padStart(2, '0')}`);
}
