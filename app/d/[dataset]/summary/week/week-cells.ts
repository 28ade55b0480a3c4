import { plain, type Unit, weekdaysFrom } from '@/app/_components/format';
import type { Times } from '@/app/_hooks/use-filter';
import type { CurrentAnalysis } from '@/lib/api/summary';
import { type Period, toDayNumber, type WeekStart } from '@/lib/sales/calendar';

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
  weekStart: WeekStart;
  /** In order of the week and the hour, without those that sold nothing. */
  cells: WeekCell[];
}

/** An average week of the period; null where the file counts neither money nor receipts. */
export function averageWeek(
  { weekdayHour, currency, weekStart }: Pick<CurrentAnalysis, 'weekdayHour' | 'currency' | 'weekStart'>,
  period: Period,
): Week | null {
  const hasMoney = weekdayHour.some(({ revenue }) => revenue !== null);
  const days = countWeekdays(period);
  const cells = weekdayHour.flatMap(({ weekday, hour, revenue, transactions }): WeekCell[] => {
    const total = hasMoney ? (revenue ?? 0) : transactions;
    return total === null ? [] : [{ weekday, hour, total, average: total / (days[weekday] ?? 1), transactions }];
  });
  if (cells.length === 0) return null;
  const order = weekdaysFrom(weekStart);
  cells.sort((one, other) => order.indexOf(one.weekday) - order.indexOf(other.weekday));
  return hasMoney
    ? { name: 'Takings', unit: { kind: 'money', currency }, weekStart, cells }
    : { name: 'Receipts', unit: plain, weekStart, cells };
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

/** Whether what is chosen of the week narrows it, and leaves these times in. */
export function holdsTimes(chosen: Times, { weekday, hour }: Partial<Times>): boolean {
  const holds = (all: readonly number[], some: readonly number[] | undefined) =>
    some === undefined ? all.length === 0 : all.length === 0 || some.every((one) => all.includes(one));
  return chosen.weekday.length + chosen.hour.length > 0 && holds(chosen.weekday, weekday) && holds(chosen.hour, hour);
}
