import { day, number } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import { type Period, periodOf, toDayNumber, toIsoDay } from '../../sales/calendar';
import type { Filter } from '../../sales/filter';
import { type Moment, momentOf, selectedDays } from './moment';

/** Without an earlier file, customers are set against where they stood so many days before. */
const usualDays = 28;

const row = { part: number, from: day.nullable(), to: day.nullable() };

export interface Earlier {
  moment: Moment;
  /** Whether it is the data as they were before the last file came in. */
  beforeLastFile: boolean;
}

/**
 * An earlier moment of the same customers: on a day, or before the last file came in; where there was one file only, four weeks
 * before the last selected day. Null where the selected sales do not reach back so far.
 * @param now its parameters go before those of the earlier moment
 */
export async function earlierMoment(
  lines: SaleLines,
  filter: Filter,
  now: Moment,
  since: string | null,
): Promise<Earlier | null> {
  if (since === null) {
    const before = await beforeLastFile(lines, filter, now);
    if (before !== null) return { moment: before, beforeLastFile: true };
  }
  const days = selectedDays(lines, filter);
  const to = since ?? toIsoDay(toDayNumber(now.asOf) - usualDays);
  if (days === null || to < days.from || to >= now.asOf) return null;
  const moment = momentOf(lines, { ...filter, to }, { bound: now.parameters });
  return moment && { moment, beforeLastFile: false };
}

async function beforeLastFile(lines: SaleLines, filter: Filter, now: Moment): Promise<Moment | null> {
  const parts = await lines.query(
    'SELECT part, min(day) AS "from", max(day) AS "to" FROM sale_line GROUP BY part ORDER BY part',
    [],
    row,
  );
  const last = parts.at(-1)?.part;
  const days = spanOf(parts.slice(0, -1));
  if (last === undefined || days === null) return null;
  const selected = periodOf(filter, days);
  if (selected === null || selected.to >= now.asOf) return null;
  return momentOf(lines, filter, { bound: now.parameters, only: `part < ${last}`, data: days });
}

function spanOf(parts: readonly { from: string | null; to: string | null }[]): Period | null {
  const from = parts.flatMap((part) => part.from ?? []).sort()[0];
  const to = parts
    .flatMap((part) => part.to ?? [])
    .sort()
    .at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}
