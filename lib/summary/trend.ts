import type { z } from 'zod';
import { number, text } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { noDay, type Sums } from '../engine/sums/sums';
import { where } from '../engine/where';
import {
  type Grain,
  isOneOf,
  type Period,
  periodOf,
  startOfBucket,
  startOfNextBucket,
  toDayNumber,
  toIsoDay,
  type WeekStart,
} from '../sales/calendar';
import { dayRange } from '../sales/capabilities';
import type { Filter } from '../sales/filter';
import { addHours } from './hour-sums';
import { isReturn, ratio } from './totals';
import { readVisits, startOf } from './visits';

export interface TrendPoint {
  /** First day of the bucket. */
  bucket: string;
  revenue: number | null;
  transactions: number | null;
  units: number | null;
  /** What went back, as a positive number. */
  returns: number | null;
  lines: number;
  averageTransactionValue: number | null;
  /** Whether the selected days of the data cover the whole bucket. */
  complete: boolean;
}

export type Trends = Record<Grain, TrendPoint[]>;

const grains = ['day', 'week', 'month'] as const;

const row = {
  grain: text,
  bucket: number,
  revenue: number.nullable(),
  units: number.nullable(),
  returns: number.nullable(),
  lines: number,
};

/**
 * The selected lines per day, week and month, from the first to the last selected day of the data; a bucket without sales
 * is 0, but where weekdays are chosen other days have none. Lines are added up per day once, and days to weeks and months.
 */
export async function readTrends(lines: SaleLines, filter: Filter, weekStart: WeekStart = 'monday'): Promise<Trends> {
  const { columns } = lines.profile;
  const data = dayRange(lines.profile);
  const period = data === null ? null : periodOf(filter, data);
  if (period === null) return { day: [], week: [], month: [] };
  const visits = columns.includes('transaction_key') ? readVisits(lines, filter) : null;
  const summed = await lines.sums(filter);
  const found = summed === null ? await askPoints(lines, filter, weekStart) : pointsOf(summed, weekStart);
  const visited = await visits;
  const at = new Map(found.map((point) => [`${point.grain} ${point.bucket}`, point]));
  const series = (grain: Grain): TrendPoint[] =>
    bucketsOf(period, grain, filter.weekday, weekStart).map(({ first, complete }) => {
      const bucket = toIsoDay(first);
      const point = at.get(`${grain} ${first}`);
      const money = (value: number | null | undefined) => (columns.includes('amount') ? (value ?? 0) : null);
      const revenue = money(point?.revenue);
      const returns = money(point?.returns);
      const lines = point?.lines ?? 0;
      const units = columns.includes('quantity') ? (point?.units ?? 0) : null;
      const transactions = visited?.countAt(grain, first, weekStart) ?? null;
      const averageTransactionValue = ratio(revenue, transactions);
      return { bucket, revenue, transactions, units, returns, lines, averageTransactionValue, complete };
    });
  return { day: series('day'), week: series('week'), month: series('month') };
}

type Point = z.output<z.ZodObject<typeof row>>;

async function askPoints(lines: SaleLines, filter: Filter, weekStart: WeekStart): Promise<Point[]> {
  const { sql, parameters } = where(filter);
  const sums = grains.map(
    (grain) =>
      `SELECT '${grain}' AS grain, CAST(${startOf(grain, weekStart)} - DATE '1970-01-01' AS INTEGER) AS bucket, sum(revenue) AS revenue, sum(units) AS units,
              sum(returns) AS returns, sum(lines) AS lines
         FROM daily GROUP BY bucket`,
  );
  return lines.query(
    `WITH daily AS MATERIALIZED (
            SELECT day, sum(amount) AS revenue, sum(quantity) AS units,
                   -sum(amount) FILTER (WHERE ${isReturn}) AS returns, count(*) AS lines
              FROM sale_line WHERE ${sql} AND day IS NOT NULL GROUP BY day)
     ${sums.join(' UNION ALL ')}`,
    parameters,
    row,
  );
}

function pointsOf(summed: Sums, weekStart: WeekStart): Point[] {
  return grains.flatMap((grain) => {
    let [last, bucket] = [noDay, noDay];
    const bucketOf = (day: number) => {
      if (day !== last) bucket = startOfBucket(day, grain, weekStart);
      last = day;
      return bucket;
    };
    const added = addHours(summed, (day) => (day === noDay ? null : bucketOf(day)));
    return Array.from(added, ([bucket, sums]) => ({ grain, bucket, ...sums }));
  });
}

/** Every bucket that holds a day of the period, by its first, and whether all are; of days only the chosen weekdays. */
function bucketsOf(
  period: Period,
  grain: Grain,
  weekdays: readonly number[],
  weekStart: WeekStart,
): { first: number; complete: boolean }[] {
  const [first, last] = [toDayNumber(period.from), toDayNumber(period.to)];
  const buckets: { first: number; complete: boolean }[] = [];
  for (let start = startOfBucket(first, grain, weekStart); start <= last; ) {
    const next = startOfNextBucket(start, grain);
    if (grain !== 'day' || isOneOf(start, weekdays))
      buckets.push({ first: start, complete: start >= first && next - 1 <= last });
    start = next;
  }
  return buckets;
}
