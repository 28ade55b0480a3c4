import { number } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { where } from '../engine/where';
import type { Filter } from '../sales/filter';
import { hourOf, readVisits, secondOfLine } from './visits';

export interface WeekdayHour {
  /** 1 is Monday. */
  weekday: number;
  /** 0..23, null when the file has no time of day. */
  hour: number | null;
  revenue: number | null;
  transactions: number | null;
}

const row = { weekday: number, hour: number, revenue: number.nullable() };

/** The selected lines by day of the week and hour of the day, in local time as written; cells without sales are left out. */
export async function readWeekdayHours(lines: SaleLines, filter: Filter): Promise<WeekdayHour[]> {
  const { sql, parameters } = where(filter);
  const visits = lines.profile.columns.includes('transaction_key') ? readVisits(lines, filter) : null;
  const found = await lines.query(
    `WITH hourly AS (
            SELECT day, second - second % 3600 AS second, sum(amount) AS revenue
              FROM (SELECT day, ${secondOfLine(lines)} AS second, amount FROM sale_line WHERE ${sql} AND day IS NOT NULL) AS line
             GROUP BY day, second - second % 3600)
     SELECT CAST(extract(isodow FROM day) AS INTEGER) AS weekday, ${hourOf('second')} AS hour, sum(revenue) AS revenue
       FROM hourly
      GROUP BY weekday, hour
      ORDER BY weekday, hour`,
    parameters,
    row,
  );
  const visited = await visits;
  return found.map(({ weekday, hour, revenue }) => ({
    weekday,
    hour: hour < 0 ? null : hour,
    revenue,
    transactions: visited?.countAt('weekdayHour', weekday * 100 + hour) ?? null,
  }));
}
