import { mix } from '../random';
import { toDayNumber, toIsoDay } from './calendar';

/** Monday first. */
const weekdayFactors = [0.84, 0.86, 0.92, 1, 1.24, 1.42, 0.78];
/** January first; each holds in the middle of its month, and days between are interpolated. */
const monthFactors = [0.9, 0.92, 0.96, 1, 1.03, 1.06, 1.06, 1.02, 0.98, 1, 1.06, 1.18];
const growthPerYear = 0.12;

/** Sales by hour: morning, lunch and way home on working days; late morning at the weekend. */
const workdayHours: Record<number, number> = {
  7: 5,
  8: 9,
  9: 7,
  10: 6,
  11: 7,
  12: 12,
  13: 10,
  14: 6,
  15: 6,
  16: 9,
  17: 14,
  18: 12,
  19: 7,
  20: 4,
};
const saturdayHours: Record<number, number> = {
  7: 2,
  8: 5,
  9: 9,
  10: 13,
  11: 14,
  12: 12,
  13: 10,
  14: 9,
  15: 8,
  16: 8,
  17: 8,
  18: 6,
  19: 4,
  20: 2,
};
const sundayHours: Record<number, number> = { 9: 6, 10: 11, 11: 13, 12: 12, 13: 9, 14: 8, 15: 7, 16: 5 };

/** 0 is Monday. */
export function weekdayOf(dayNumber: number): number {
  return (((dayNumber + 3) % 7) + 7) % 7;
}

/** Weight of each hour of the day for a weekday, 0 is Monday. */
export function hourWeights(weekday: number): number[] {
  const hours = weekday === 6 ? sundayHours : weekday === 5 ? saturdayHours : workdayHours;
  return Array.from({ length: 24 }, (_, hour) => hours[hour] ?? 0);
}

/**
 * How much is sold on each day, in no unit: weekday, time of year, the days before Christmas, growth, a shop closed on
 * 25 December, and chance. Only + - * / and comparisons, so every engine gets the same figures.
 */
export function dailyDemand(start: string, days: number, seed: number): Float64Array {
  const first = toDayNumber(start);
  return Float64Array.from({ length: days }, (_, day) => {
    const monthDay = toIsoDay(first + day).slice(5);
    if (monthDay === '12-25') return 0;
    const growth = 1 + (growthPerYear * day) / 365;
    const weekday = weekdayFactors[weekdayOf(first + day)] ?? 1;
    return growth * weekday * yearFactor(monthDay) * christmasFactor(monthDay) * chanceFactor(mix(seed, first + day));
  });
}

function yearFactor(monthDay: string): number {
  const position = Number(monthDay.slice(0, 2)) - 1 + (Number(monthDay.slice(3)) - 16) / 31;
  const before = Math.floor(position);
  const part = position - before;
  const factorOf = (month: number) => monthFactors[(month + 12) % 12] ?? 1;
  return factorOf(before) * (1 - part) + factorOf(before + 1) * part;
}

function christmasFactor(monthDay: string): number {
  if (monthDay >= '12-06' && monthDay <= '12-24') return 1.1 + (0.35 * (Number(monthDay.slice(3)) - 6)) / 18;
  return monthDay === '01-01' ? 0.55 : 1;
}

/** Most days within 9 % of what was to be expected; about four days a year far from it. */
function chanceFactor(bits: number): number {
  const spread = ((bits & 255) + ((bits >>> 8) & 255) - 255) / 255;
  const rare = bits >>> 16;
  if (rare < 400) return 0.6;
  if (rare > 65_535 - 400) return 1.4;
  return 1 + 0.09 * spread;
}
