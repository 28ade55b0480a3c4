import type { SaleLines } from '../engine/engine';
import type { Filter } from '../sales/filter';
import { readProducts } from './products';
import { readTotals } from './totals';
import { readTrends } from './trend';
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
    trends ? trendsOf(lines, filter) : null,
  ]);
  return { rows: totals.lines, ...(series === null ? {} : { trends: series }), topProducts, weekdayHour };
}

async function trendsOf(lines: SaleLines, filter: Filter) {
  if (lines.profile.from !== null) return readTrends(lines, filter);
  return {
    available: false as const,
    reason: 'The file has no dates, so nothing can be shown over time.',
    needs: 'date',
  };
}
