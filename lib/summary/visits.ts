import { number, text } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { where } from '../engine/where';
import type { Grain, WeekStart } from '../sales/calendar';
import type { Filter } from '../sales/filter';

/** What transactions are counted by: a bucket of days, or a cell of the week. */
export type Moment = 'day' | 'week' | 'month' | 'weekdayHour';

/** SQL for the first day of the bucket that holds `day`. */
export function startOf(grain: Grain, weekStart: WeekStart): string {
  if (grain === 'week' && weekStart === 'sunday') return "CAST(date_trunc('week', day + 1) AS DATE) - 1";
  return `CAST(date_trunc('${grain}', day) AS DATE)`;
}

/** Whole numbers, as they group faster than text: day numbers, or weekday x 100 + hour. */
const cellsOf = (weekStart: WeekStart): Record<Moment, string> => ({
  day: "day - DATE '1970-01-01'",
  week: `${startOf('week', weekStart)} - DATE '1970-01-01'`,
  month: `${startOf('month', weekStart)} - DATE '1970-01-01'`,
  weekdayHour: 'CAST(extract(isodow FROM day) AS INTEGER) * 100 + hour',
});

/** The hour of a line in SQL, -1 where the file has no time of day. */
export function hourOfLine({ profile }: SaleLines): string {
  return profile.columns.includes('second') ? 'coalesce(CAST(floor(second / 3600.0) AS INTEGER), -1)' : '-1';
}

const row = { moment: text, cell: number, transactions: number };

/**
 * Distinct transactions with a selected line, per day, week, month (day number of the first day) and per weekday and hour
 * (109 is Monday at nine). Nearly every transaction lies within one hour: such a one is found once and counted at once for
 * every moment, at a third of the cost of four distinct counts over all lines. Those that last longer, if there are any,
 * are counted line by line.
 */
export async function countVisits(
  lines: SaleLines,
  filter: Filter,
  weekStart: WeekStart = 'monday',
): Promise<(moment: Moment, cell: number) => number> {
  const cells = cellsOf(weekStart);
  const { sql, parameters } = where(filter);
  const visits = `
    WITH line AS (
           SELECT transaction_key, day, ${hourOfLine(lines)} AS hour
             FROM sale_line WHERE ${sql} AND day IS NOT NULL AND transaction_key IS NOT NULL),
         visit AS MATERIALIZED (
           SELECT transaction_key, min(day) AS day, max(day) AS last_day, min(hour) AS hour, max(hour) AS last_hour
             FROM line GROUP BY transaction_key)`;
  const isBrief = 'day = last_day AND hour = last_hour';
  const counted = await lines.query(
    `${visits},
         brief AS MATERIALIZED (SELECT day, hour, count(*) AS n FROM visit WHERE ${isBrief} GROUP BY day, hour)
     ${countEach(cells, 'sum(n)', 'brief')}
     UNION ALL SELECT 'lasting', 0, count(*) FROM visit WHERE NOT (${isBrief})`,
    parameters,
    row,
  );
  const lasting = counted.some(({ moment, transactions }) => moment === 'lasting' && transactions > 0);
  const more = lasting
    ? await lines.query(
        `${visits},
         lasting AS MATERIALIZED (
           SELECT * FROM line WHERE transaction_key IN (SELECT transaction_key FROM visit WHERE NOT (${isBrief})))
     ${countEach(cells, 'count(DISTINCT transaction_key)', 'lasting')}`,
        parameters,
        row,
      )
    : [];
  const sums = new Map<string, number>();
  for (const { moment, cell, transactions } of [...counted, ...more])
    sums.set(`${moment} ${cell}`, (sums.get(`${moment} ${cell}`) ?? 0) + transactions);
  return (moment, cell) => sums.get(`${moment} ${cell}`) ?? 0;
}

function countEach(cells: Record<Moment, string>, count: string, source: string): string {
  const one = ([moment, cell]: [string, string]) =>
    `SELECT '${moment}' AS moment, ${cell} AS cell, ${count} AS transactions FROM ${source} GROUP BY cell`;
  return Object.entries(cells).map(one).join(' UNION ALL ');
}
