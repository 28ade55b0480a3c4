import { number } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { where } from '../engine/where';
import type { Filter } from '../sales/filter';

export interface WeekdayHour {
  /** 1 is Monday. */
  weekday: number;
  /** 0..23, null when the file has no time of day. */
  hour: number | null;
  revenue: number | null;
  transactions: number | null;
}

const row = { weekday: number, hour: number.nullable(), revenue: number.nullable(), transactions: number };

/** The selected lines by day of the week and hour of the day, in local time as written; cells without sales are left out. */
export async function readWeekdayHours(lines: SaleLines, filter: Filter): Promise<WeekdayHour[]> {
  const { sql, parameters } = where(filter);
  const found = await lines.query(
    `SELECT CAST(extract(isodow FROM day) AS INTEGER) AS weekday,
            CAST(floor(second / 3600.0) AS INTEGER) AS hour,
            sum(amount) AS revenue,
            count(DISTINCT transaction_key) AS transactions
       FROM sale_line
      WHERE ${sql} AND day IS NOT NULL
      GROUP BY weekday, hour
      ORDER BY weekday, hour`,
    parameters,
    row,
  );
  const known = lines.profile.columns.includes('transaction_key');
  return found.map((cell) => ({ ...cell, transactions: known ? cell.transactions : null }));
}
