import type { SaleLines } from '../engine/engine';
import type { WeekStart } from '../sales/calendar';
import { dayRange } from '../sales/capabilities';
import type { Filter } from '../sales/filter';
import { type Compare, type ComparedDays, comparedDays } from './changes/compared-days';
import { readChange } from './changes/read-change';
import { lacking } from './lacking';
import { bestFirst, readProducts } from './products';
import { readTotals } from './totals';
import { readTrends } from './trend';
import { readWeekdayHours } from './weekday-hour';

export interface AnalysisRequest {
  filter: Filter;
  compare: Compare;
  top: number;
  /** The parts that are asked for. */
  include: readonly string[];
  weekStart: WeekStart;
}

/**
 * How the selected sales run: by day, week and month, by weekday and hour, and the best products; on request beside the
 * trends of the days that are compared with, and why revenue changed since.
 */
export async function analyse(all: SaleLines, { filter, compare, top, include, weekStart }: AnalysisRequest) {
  const asks = (part: string) => include.includes(part);
  const lines = await all.among(filter);
  const days = comparedDays(filter, dayRange(lines.profile), compare);
  const [{ totals }, topProducts, weekdayHour, trends, compared, change] = await Promise.all([
    readTotals(lines, filter),
    readProducts(lines, filter, { ...bestFirst, top }, days),
    readWeekdayHours(lines, filter),
    asks('trends') ? trendsOf(lines, filter, weekStart) : undefined,
    asks('compared') ? comparedTrends(lines, filter, days, weekStart) : undefined,
    asks('change') && compare !== 'none' ? readChange(lines, filter, compare) : undefined,
  ]);
  return { rows: totals.lines, weekStart, trends, compared, change, topProducts, weekdayHour };
}

async function comparedTrends(lines: SaleLines, filter: Filter, days: ComparedDays | null, weekStart: WeekStart) {
  if (days === null) return null;
  return { ...days, trends: await readTrends(lines, { ...filter, ...days.period }, weekStart) };
}

async function trendsOf(lines: SaleLines, filter: Filter, weekStart: WeekStart) {
  return lines.profile.from === null ? lacking('date') : readTrends(lines, filter, weekStart);
}
