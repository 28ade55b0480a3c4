import type { SaleLines } from '../../engine/engine';
import { isOneOf, type Period, periodOf, toDayNumber, toIsoDay } from '../../sales/calendar';
import { dayRange } from '../../sales/capabilities';
import type { Filter } from '../../sales/filter';
import { findStandOuts, level, type StandOut } from './find-stand-outs';
import { readDaySales } from './read-day-sales';

export interface StandOutsRequest {
  filter: Filter;
  /** How many findings are listed. */
  top: number;
  /** Days that somebody has named, which are no findings. */
  named: readonly Period[];
}

const leastDays = 42;
const mostDays = 731;

/** Unusual days, rising and fading products and probable stock-outs among the last two years of the selected days. */
export async function readStandOuts(lines: SaleLines, { filter, top, named }: StandOutsRequest) {
  const data = dayRange(lines.profile);
  if (data === null)
    return {
      rows: 0,
      standOuts: unavailable('The file has no dates, so nothing can stand out from its days.', 'date'),
    };
  const period = judgedPeriod(filter, data);
  const days = period === null ? 0 : countDays(period, filter.weekday);
  if (period === null || days < leastDays)
    return {
      rows: 0,
      standOuts: unavailable(
        `What stands out needs ${leastDays} whole days of sales; this selection has ${days}.`,
        null,
      ),
    };
  const { sales, measure, rows } = await readDaySales(lines, filter, period);
  const explained = named.map(({ from, to }) => ({ from: toDayNumber(from), to: toDayNumber(to) }));
  const isNamed = (index: number) =>
    explained.some(({ from, to }) => from <= sales.first + index && sales.first + index <= to);
  const found = findStandOuts(sales, isNamed);
  const items = found.slice(0, top).map((one) => withDays(one, sales.first));
  return { rows, standOuts: { period, measure, level, found: found.length, items } };
}

/** The selected days without the last day of the data, which may have been cut by the export. */
function judgedPeriod(filter: Filter, data: Period): Period | null {
  const selected = periodOf(filter, data);
  if (selected === null) return null;
  const last = Math.min(toDayNumber(selected.to), toDayNumber(data.to) - 1);
  const first = Math.max(toDayNumber(selected.from), last - mostDays + 1);
  return first <= last ? { from: toIsoDay(first), to: toIsoDay(last) } : null;
}

/** How many days of a period are on the chosen weekdays. */
function countDays({ from, to }: Period, weekdays: readonly number[]): number {
  const [first, last] = [toDayNumber(from), toDayNumber(to)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((day) => isOneOf(day, weekdays))
    .length;
}

function withDays(one: StandOut, first: number) {
  if (one.kind === 'trend') return one;
  return { ...one, from: toIsoDay(first + one.from), to: toIsoDay(first + one.to) };
}

function unavailable(reason: string, needs: 'date' | null) {
  return { available: false as const, reason, needs };
}
