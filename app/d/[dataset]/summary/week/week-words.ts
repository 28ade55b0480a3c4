import { formatPeriod, formatShort, nameHour, nameWeekday } from '@/app/_components/format';
import type { Period } from '@/lib/sales/calendar';
import type { Week, WeekCell } from './week-cells';

/** "Thursday, 12:00 to 13:00" */
export function nameCell({ weekday, hour }: Pick<WeekCell, 'weekday' | 'hour'>): string {
  return hour === null ? nameWeekday(weekday) : `${nameWeekday(weekday)}, ${nameHour(hour)}`;
}

/** "Thursday, 12:00 to 13:00, is the busiest time: 3.1 k on average" */
export function describeBusiest({ cells, unit }: Week): string {
  const [first, ...rest] = cells;
  if (first === undefined) return 'The days of the week';
  const busiest = rest.reduce((most, cell) => (cell.average > most.average ? cell : most), first);
  const time =
    busiest.hour === null ? `${nameCell(busiest)} is the busiest day` : `${nameCell(busiest)}, is the busiest time`;
  return `${time}: ${formatShort(busiest.average, unit)} on average`;
}

/** What is counted, over which days, and when it is least. */
export function describeWeek({ name, cells, unit }: Week, period: Period): string {
  const [first, ...rest] = cells;
  const what = `${name} of an average week, ${formatPeriod(period)}.`;
  if (first === undefined || rest.length === 0) return what;
  const quietest = rest.reduce((least, cell) => (cell.average < least.average ? cell : least), first);
  return `${what} Least was sold on ${nameCell(quietest)}: ${formatShort(quietest.average, unit)}.`;
}
