import { day, number } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { where } from '../engine/where';
import {
  type Grain,
  type Period,
  periodOf,
  startOfBucket,
  startOfNextBucket,
  toDayNumber,
  toIsoDay,
} from '../sales/calendar';
import type { Filter } from '../sales/filter';
import { ratio } from './totals';
import { countVisits } from './visits';

export interface TrendPoint {
  /** First day of the bucket. */
  bucket: string;
  revenue: number | null;
  transactions: number | null;
  units: number | null;
  averageTransactionValue: number | null;
  /** Whether the selected days of the data cover the whole bucket. */
  complete: boolean;
}

const row = { bucket: day, revenue: number.nullable(), units: number.nullable() };

/** The selected lines per bucket, from the first to the last selected day of the data; a bucket without sales is 0. */
export async function readTrend(lines: SaleLines, filter: Filter, grain: Grain): Promise<TrendPoint[]> {
  const { from, to, columns } = lines.profile;
  const period = from === null || to === null ? null : periodOf(filter, { from, to });
  if (period === null) return [];
  const { sql, parameters } = where(filter);
  const visits = columns.includes('transaction_key') ? countVisits(lines, filter) : null;
  const found = await lines.query(
    `SELECT CAST(date_trunc('${grain}', day) AS DATE) AS bucket,
            sum(amount) AS revenue,
            sum(quantity) AS units
       FROM sale_line
      WHERE ${sql} AND day IS NOT NULL
      GROUP BY bucket`,
    parameters,
    row,
  );
  const visitsAt = await visits;
  const byBucket = new Map(found.map((point) => [point.bucket, point]));
  return bucketsOf(period, grain).map(({ bucket, complete }) => {
    const point = byBucket.get(bucket);
    const revenue = columns.includes('amount') ? (point?.revenue ?? 0) : null;
    const transactions = visitsAt?.(grain, toDayNumber(bucket)) ?? null;
    return {
      bucket,
      revenue,
      transactions,
      units: columns.includes('quantity') ? (point?.units ?? 0) : null,
      averageTransactionValue: ratio(revenue, transactions),
      complete,
    };
  });
}

/** Every bucket that holds a day of the period, and whether the period covers it. */
function bucketsOf(period: Period, grain: Grain): { bucket: string; complete: boolean }[] {
  const [first, last] = [toDayNumber(period.from), toDayNumber(period.to)];
  const buckets: { bucket: string; complete: boolean }[] = [];
  for (let start = startOfBucket(first, grain); start <= last; ) {
    const next = startOfNextBucket(start, grain);
    buckets.push({ bucket: toIsoDay(start), complete: start >= first && next - 1 <= last });
    start = next;
  }
  return buckets;
}
