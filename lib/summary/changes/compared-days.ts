import { endOfMonth, type Period, periodOf, shiftMonths, toDayNumber, toIsoDay } from '../../sales/calendar';
import type { Filter } from '../../sales/filter';

export type Compare = 'previous' | 'year' | 'none';

/** Two spans of days that may be set against each other. */
export interface ComparedDays {
  /** The selected days of the data. */
  selected: Period;
  /** The earlier days they are compared with. */
  period: Period;
}

/** A year of whole weeks, so that weekdays meet their like. */
const weeksPerYear = 52;

/**
 * The selected days and the earlier ones they are fairly compared with.
 * - Calendar months (from a first of the month to a month's end, or on to the last day of the data) meet calendar months:
 *   as many right before, or those a year earlier.
 * - Any other days, and chosen weekdays, of which months hold four or five, meet the same weekdays: the fewest whole weeks
 *   earlier that clear the asked days, or 52 weeks earlier.
 * - Where the data end within the asked days, both are cut at the same point.
 * Null where the data do not reach back over all of the earlier days: a part is never compared with a whole.
 */
export function comparedDays(filter: Filter, data: Period | null, compare: Compare): ComparedDays | null {
  const selected = data === null ? null : periodOf(filter, data);
  if (compare === 'none' || data === null || selected === null) return null;
  const asked = { from: selected.from, to: filter.to ?? data.to };
  const months = filter.weekday.length > 0 ? null : countMonths(asked, data.to);
  const period =
    months === null
      ? shiftWeeks(selected, compare === 'year' ? weeksPerYear : Math.ceil(daysOf(asked) / 7))
      : earlierMonths(selected, compare === 'year' ? 12 : months);
  return period.from < data.from ? null : { selected, period };
}

/** Number of calendar months, the last one perhaps unfinished; null for other days. */
function countMonths({ from, to }: Period, lastDay: string): number | null {
  if (!from.endsWith('-01') || (to !== endOfMonth(to) && to < lastDay)) return null;
  return (
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1
  );
}

/** The same days of earlier months; whole months stay whole, however long they are. */
function earlierMonths({ from, to }: Period, months: number): Period {
  const end = shiftMonths(to, -months);
  return { from: shiftMonths(from, -months), to: to === endOfMonth(to) ? endOfMonth(end) : end };
}

function shiftWeeks({ from, to }: Period, weeks: number): Period {
  return { from: toIsoDay(toDayNumber(from) - 7 * weeks), to: toIsoDay(toDayNumber(to) - 7 * weeks) };
}

function daysOf({ from, to }: Period): number {
  return toDayNumber(to) - toDayNumber(from) + 1;
}
