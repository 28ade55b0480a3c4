import type { z } from 'zod';
import { number } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { noDay, type Sums } from '../engine/sums/sums';
import { where } from '../engine/where';
import { weekdayOf } from '../sales/calendar';
import type { Filter } from '../sales/filter';
import { addHours } from './hour-sums';
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
  const visits = lines.profile.columns.includes('transaction_key') ? readVisits(lines, filter) : null;
  const summed = await lines.sums(filter);
  const found = summed === null ? await askHours(lines, filter) : hoursOf(summed);
  const visited = await visits;
  return found.map(({ weekday, hour, revenue }) => ({
    weekday,
    hour: hour < 0 ? null : hour,
    revenue,
    transactions: visited?.countAt('weekdayHour', weekday * 100 + hour) ?? null,
  }));
}

type Hour = z.output<z.ZodObject<typeof row>>;

async function askHours(lines: SaleLines, filter: Filter): Promise<Hour[]> {
  const { sql, parameters } = where(filter);
  return lines.query(
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
}

function hoursOf(summed: Sums): Hour[] {
  const added = addHours(summed, (day, hour) => (day === noDay ? null : weekdayOf(day) * 100 + hour + 1));
  return [...added]
    .sort(([one], [other]) => one - other)
    .map(([place, { revenue }]) => ({ weekday: Math.floor(place / 100), hour: (place % 100) - 1, revenue }));
}
