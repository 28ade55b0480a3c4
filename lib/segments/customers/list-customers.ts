import { number, text } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import { toDayNumber, toIsoDay } from '../../sales/calendar';
import type { SegmentModel } from '../learn/model';
import { placedSql } from './customers';
import type { Moment } from './moment';
import { overdueSql } from './overdue';

export interface ListedCustomer {
  customer: string;
  segment: string;
  recencyDays: number;
  frequency: number;
  monetary: number;
  firstDay: string;
  lastDay: string;
  averageTransactionValue: number | null;
  /** Days that usually pass between two visits; null for one visit. */
  gapDays: number | null;
}

const row = {
  key: text,
  customer: text.nullable(),
  segment: number,
  recency: number,
  frequency: number,
  monetary: number,
  tenure: number,
  days: number,
};

type Read = { [name in keyof typeof row]: (typeof row)[name]['_output'] };

/**
 * The customers, those who brought most first, some thousand at a time.
 * @param segment the name of one; all customers where null
 */
export async function eachCustomer(
  lines: SaleLines,
  moment: Moment,
  model: SegmentModel,
  segment: string | null,
  take: (customers: ListedCustomer[]) => void,
): Promise<void> {
  const place = model.names.map(String).indexOf(segment ?? '');
  const sql = listSql(placedSql(model, moment.customers), segment === null ? 'TRUE' : `segment = ${place}`);
  await lines.each(sql, moment.parameters, row, (read) => take(read.map((one) => listed(one, moment, model))));
}

/** The good customers who have not been back, by their keys, those with the highest average transaction first. */
export async function readOverdueCustomers(
  lines: SaleLines,
  moment: Moment,
  model: SegmentModel,
  limit: number,
): Promise<Map<string, ListedCustomer>> {
  const overdue = `SELECT customer_key FROM (${overdueSql(moment.customers)}) AS overdue ORDER BY monetary / greatest(frequency, 1) DESC, customer_key LIMIT ${limit}`;
  const placed = `SELECT * FROM (${placedSql(model, moment.customers)}) AS placed WHERE customer_key IN (${overdue})`;
  const found = await lines.query(listSql(placed, 'TRUE'), moment.parameters, row);
  return new Map(found.map((one) => [one.key, listed(one, moment, model)]));
}

function listSql(placed: string, condition: string): string {
  return `SELECT CAST(placed.customer_key AS VARCHAR) AS key, customer, segment, recency, frequency, monetary, tenure, days
            FROM (${placed}) AS placed
                 JOIN (SELECT customer_key, min(customer_id) AS customer FROM sale_line GROUP BY customer_key) AS named
                   ON named.customer_key = placed.customer_key
           WHERE ${condition} ORDER BY monetary DESC, customer`;
}

function listed(read: Read, { asOf }: Moment, model: SegmentModel): ListedCustomer {
  const { customer, segment, recency, frequency, monetary, tenure, days } = read;
  const dayBefore = (count: number) => toIsoDay(toDayNumber(asOf) - count);
  return {
    customer: customer ?? '',
    segment: model.names[segment] ?? '',
    recencyDays: recency,
    frequency,
    monetary,
    firstDay: dayBefore(tenure),
    lastDay: dayBefore(recency),
    averageTransactionValue: frequency > 0 ? monetary / frequency : null,
    gapDays: days > 1 ? (tenure - recency) / (days - 1) : null,
  };
}
