import { number, text } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import { where } from '../../engine/where';
import type { Filter } from '../../sales/filter';
import type { SegmentModel } from '../learn/model';
import { placedSql } from './customers';
import type { Moment } from './moment';

export interface TypicalProduct {
  product: string;
  /** Part of the segment's customers who bought it. */
  share: number;
  /** How many times as large its part of all that the segment buys is as its part of what all customers buy. */
  lift: number;
}

const listed = 3;
/** Part of the customers of a segment who must have bought a product for it to be typical. */
const leastShare = 0.05;

const row = { segment: number, product: text, buyers: number, customers: number, lift: number };

/**
 * For each segment the products that its customers buy rather than others, the most telling first. Buyers are set against
 * the buyers of all products, so that those who buy few things have typical ones, too.
 * @param moment the customers of the filter
 */
export async function readTypicalProducts(
  lines: SaleLines,
  filter: Filter,
  moment: Moment,
  model: SegmentModel,
): Promise<Map<number, TypicalProduct[]>> {
  const { sql, parameters } = where(filter, moment.parameters);
  const found = await lines.query(
    `WITH placed AS (${placedSql(model, moment.customers)}),
          bought AS (
            SELECT segment, product_key, min(product) AS product, count(DISTINCT line.customer_key) AS buyers
              FROM sale_line AS line JOIN placed ON placed.customer_key = line.customer_key
             WHERE ${sql} AND day IS NOT NULL AND coalesce(quantity, 1) > 0
             GROUP BY segment, product_key),
          sized AS (SELECT segment, count(*) AS customers FROM placed GROUP BY segment),
          shared AS (
            SELECT bought.segment, product, buyers, customers,
                   1.0 * buyers / sum(buyers) OVER (PARTITION BY bought.segment) AS part,
                   1.0 * sum(buyers) OVER (PARTITION BY product_key) / sum(buyers) OVER () AS usual
              FROM bought JOIN sized ON sized.segment = bought.segment),
          ranked AS (
            SELECT *, row_number() OVER (PARTITION BY segment ORDER BY part - usual DESC, product) AS place
              FROM shared WHERE buyers >= ${leastShare} * customers AND buyers >= 2 AND part > usual)
     SELECT segment, product, buyers, customers, part / usual AS lift FROM ranked
      WHERE place <= ${listed} ORDER BY segment, place`,
    parameters,
    row,
  );
  const typical = new Map<number, TypicalProduct[]>();
  for (const { segment, product, buyers, customers, lift } of found)
    typical.set(segment, [...(typical.get(segment) ?? []), { product, share: buyers / customers, lift }]);
  return typical;
}
