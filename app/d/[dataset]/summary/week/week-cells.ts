import { plain, type Unit } from '@/app/_components/format';
import type { CurrentAnalysis } from '@/lib/api/summary';
import { type Period, toDayNumber } from '@/lib/sales/calendar';

/** What an hour of a day of the week brings, or the whole day in a file without times. */
export interface WeekCell {
  /** 1 is Monday. */
  weekday: number;
  hour: number | null;
  total: number;
  /** Of the days of this weekday that the period holds. */
  average: number;
  transactions: number | null;
}

export interface Week {
  name: 'Takings' | 'Receipts';
  unit: Unit;
  /** In order of weekday and hour, without those that sold nothing. */
  cells: WeekCell[];
}

/** An average week of the period; null where the file counts neither money nor receipts. */
export function averageWeek(
  { weekdayHour, currency }: Pick<CurrentAnalysis, 'weekdayHour' | 'currency'>,
  period: Period,
): Week | null {
  const hasMoney = weekdayHour.some(({ revenue }) => revenue !== null);
  const days = countWeekdays(period);
  const cells = weekdayHour.flatMap(({ weekday, hour, revenue, transactions }): WeekCell[] => {
    const total = hasMoney ? (revenue ?? 0) : transactions;
    return total === null ? [] : [{ weekday, hour, total, average: total / (days[weekday] ?? 1), transactions }];
  });
  if (cells.length === 0) return null;
  return hasMoney
    ? { name: 'Takings', unit: { kind: 'money', currency }, cells }
    : { name: 'Receipts', unit: plain, cells };
}

/** How many days of each weekday a period holds; the index is the weekday, 1 is Monday. */
function countWeekdays({ from, to }: Period): number[] {
  const counts = new Array<number>(8).fill(0);
  const last = toDayNumber(to);
  for (let day = toDayNumber(from); day <= last; day++) {
    const weekday = ((day + 3) % 7) + 1;
    counts[weekday] = (counts[weekday] ?? 0) + 1;
  }
  return counts;
}

/** The first and last hour that has sales; null in a file without times. */
export function openHours(cells: readonly WeekCell[]): { first: number; last: number } | null {
  const hours = cells.flatMap(({ hour }) => (hour === null ? [] : [hour]));
  return hours.length === 0 ? null : { first: Math.min(...hours), last: Math.max(...hours) };
}
