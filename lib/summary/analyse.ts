import type { SaleLines } from '../engine/engine';
import { dayRange } from '../sales/capabilities';
import type { Filter } from '../sales/filter';
import { type Compare, comparedDays } from './changes/compared-days';
import { readChange } from './changes/read-change';
import { readProducts } from './products';
import { readTotals } from './totals';
import { readTrends } from './trend';
import { readWeekdayHours } from './weekday-hour';

export interface AnalysisRequest {
  filter: Filter;
  compare: Compare;
  top: number;
  /** The parts that are asked for. */
  include: readonly string[];
}

/**
 * How the selected sales run: by day, week and month, by weekday and hour, and the best products; on request beside the
 * trends of the days that are compared with, and why revenue changed since.
 */
export async function analyse(lines: SaleLines, { filter, compare, top, include }: AnalysisRequest) {
  const asks = (part: string) => include.includes(part);
  const { totals } = await readTotals(lines, filter);
  const [topProducts, weekdayHour, trends, compared, change] = await Promise.all([
    readProducts(lines, filter, { top, sort: 'revenue' }, totals),
    readWeekdayHours(lines, filter),
    asks('trends') ? trendsOf(lines, filter) : undefined,
    asks('compared') ? comparedTrends(lines, filter, compare) : undefined,
    asks('change') && compare !== 'none' ? readChange(lines, filter, compare) : undefined,
  ]);
  return { rows: totals.lines, trends, compared, change, topProducts, weekdayHour };
}

async function comparedTrends(lines: SaleLines, filter: Filter, compare: Compare) {
  const days = comparedDays(filter, dayRange(lines.profile), compare);
  if (days === null) return null;
  return { ...days, trends: await readTrends(lines, { ...filter, ...days.period }) };
}

async function trendsOf(lines: SaleLines, filter: Filter) {
  if (lines.profile.from !== null) return readTrends(lines, filter);
  return {
    available: false as const,
    reason: 'The file has no dates, so nothing can be shown over time.',
    needs: 'date',
  };
}
