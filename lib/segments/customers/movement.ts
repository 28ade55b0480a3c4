import { number } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import type { SegmentModel } from '../learn/model';
import { placedSql } from './customers';
import type { Moment } from './moment';

/** Customers who went from one segment to another; null is no customer yet, or no longer. */
export interface Flow {
  from: number | null;
  to: number | null;
  customers: number;
  /** What they have brought by now. */
  revenue: number;
}

const row = { before: number.nullable(), after: number.nullable(), customers: number, revenue: number };

/**
 * Where the customers of an earlier moment are now: how many went from each segment to each.
 * @param then its parameters begin with those of `now`
 */
export async function readMovement(lines: SaleLines, now: Moment, then: Moment, model: SegmentModel): Promise<Flow[]> {
  const found = await lines.query(
    `SELECT before.segment AS before, after.segment AS after, count(*) AS customers, coalesce(sum(after.monetary), 0) AS revenue
       FROM (${placedSql(model, now.customers)}) AS after
            FULL JOIN (${placedSql(model, then.customers)}) AS before ON before.customer_key = after.customer_key
      GROUP BY before.segment, after.segment
      ORDER BY before, after`,
    then.parameters,
    row,
  );
  return found.map(({ before: from, after: to, customers, revenue }) => ({ from, to, customers, revenue }));
}
