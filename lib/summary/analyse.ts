import type { SaleLines } from '../engine/engine';
import type { Filter } from '../sales/filter';
import { readProducts } from './products';
import { readTotals } from './totals';
import { readTrend } from './trend';
import { readWeekdayHours } from './weekday-hour';

export interface AnalysisRequest {
  filter: Filter;
  top: number;
  /** Whether the trends are asked for. */
  trends: boolean;
}

/** How the selected sales run: by day, week and month, by weekday and hour, and the best products. */
export async function analyse(lines: SaleLines, { filter, top, trends }: AnalysisRequest) {
  const { totals } = await readTotals(lines, filter);
  const [topProducts, weekdayHour, series] = await Promise.all([
    readProducts(lines, filter, { top, sort: 'revenue' }, totals),
    readWeekdayHours(lines, filter),
    trends ? readTrends(lines, filter) : null,
  ]);
  return { rows: totals.lines, ...(series === null ? {} : { trends: series }), topProducts, weekdayHour };
}

async function readTrends(lines: SaleLines, filter: Filter) {
  if (lines.profile.from === null)
    return {
      available: false as const,
      reason: 'The file has no dates, so nothing can be shown over time.',
      needs: 'date',
    };
  const [day, week, month] = await Promise.all([
    readTrend(lines, filter, 'day'),
    readTrend(lines, filter, 'week'),
    readTrend(lines, filter, 'month'),
  ]);
  return { day, week, month };
}
