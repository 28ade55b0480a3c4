import { number } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import type { SegmentModel } from '../learn/model';
import { placedSql } from './customers';
import type { Moment } from './moment';

/** The customers of one segment; medians unless a name says otherwise. */
export interface Segment {
  id: number;
  name: string;
  customers: number;
  /** Part of all customers, and of what all customers brought; null where that is not positive. */
  share: number;
  revenueShare: number | null;
  revenue: number;
  transactions: number;
  recencyDays: number;
  frequency: number;
  monetary: number;
  means: { recencyDays: number; frequency: number; monetary: number };
  averageTransactionValue: number | null;
}

const row = {
  segment: number,
  customers: number,
  revenue: number,
  transactions: number,
  recency: number,
  frequency: number,
  monetary: number,
  mean_recency: number,
  distance: number,
};

const median = (column: string) =>
  `percentile_cont(0.5) WITHIN GROUP (ORDER BY CAST(${column} AS DOUBLE PRECISION)) AS ${column}`;

/** The segments in the order of the model, those that nobody is in left out, with the inertia of all customers. */
export async function readSegments(lines: SaleLines, { customers, parameters }: Moment, model: SegmentModel) {
  const found = await lines.query(
    `SELECT segment, count(*) AS customers, sum(monetary) AS revenue, sum(frequency) AS transactions,
            ${median('recency')}, ${median('frequency')}, ${median('monetary')}, avg(recency) AS mean_recency,
            sum(distance) AS distance
       FROM (${placedSql(model, customers)}) AS placed GROUP BY segment ORDER BY segment`,
    parameters,
    row,
  );
  const total = (of: (one: (typeof found)[number]) => number) => found.reduce((sum, one) => sum + of(one), 0);
  const all = { customers: total((one) => one.customers), revenue: total((one) => one.revenue) };
  const segments = found.map(
    (one): Segment => ({
      id: one.segment,
      name: model.names[one.segment] ?? '',
      customers: one.customers,
      share: one.customers / all.customers,
      revenueShare: all.revenue > 0 ? one.revenue / all.revenue : null,
      revenue: one.revenue,
      transactions: one.transactions,
      recencyDays: one.recency,
      frequency: one.frequency,
      monetary: one.monetary,
      means: {
        recencyDays: one.mean_recency,
        frequency: one.transactions / one.customers,
        monetary: one.revenue / one.customers,
      },
      averageTransactionValue: one.transactions > 0 ? one.revenue / one.transactions : null,
    }),
  );
  return { segments, customers: all.customers, revenue: all.revenue, inertia: total((one) => one.distance) };
}
