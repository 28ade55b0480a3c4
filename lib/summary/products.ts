import { number, text } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { where } from '../engine/where';
import type { Filter } from '../sales/filter';
import { ratio, type Totals } from './totals';

export type SortKey = 'revenue' | 'units' | 'transactions';

export interface ProductRow {
  product: string;
  /** The category on most of the product's selected lines. */
  category: string | null;
  revenue: number | null;
  units: number | null;
  transactions: number | null;
  lines: number;
  /** Part of the selected revenue, 0..1; null where that is not positive. */
  share: number | null;
  rank: number;
}

const row = {
  product: text,
  category: text.nullable(),
  revenue: number.nullable(),
  units: number.nullable(),
  transactions: number,
  lines: number,
};

/** The most products that are read unless all are asked for, so that a shorter list is a part of a kept answer. */
const mostListed = 1000;

/** The selected products, best first; ties in order of their names. */
export async function readProducts(
  lines: SaleLines,
  filter: Filter,
  { top, sort }: { top: number | 'all'; sort: SortKey },
  totals: Totals,
): Promise<ProductRow[]> {
  const { sql, parameters } = where(filter);
  const found = await lines.query(
    `WITH by_category AS (
            SELECT product_key, product, category, sum(amount) AS revenue, sum(quantity) AS units, count(*) AS lines
              FROM sale_line WHERE ${sql} GROUP BY product_key, product, category),
          ranked AS (
            SELECT *, row_number() OVER (PARTITION BY product_key ORDER BY lines DESC, category) AS position FROM by_category),
          sums AS (
            SELECT product_key, min(product) AS product, min(category) FILTER (WHERE position = 1) AS category,
                   sum(revenue) AS revenue, sum(units) AS units, sum(lines) AS lines
              FROM ranked GROUP BY product_key),
          visits AS (
            SELECT product_key, count(DISTINCT transaction_key) AS transactions FROM sale_line WHERE ${sql} GROUP BY product_key)
     SELECT product, category, revenue, units, transactions, lines
       FROM sums JOIN visits ON visits.product_key = sums.product_key
      ORDER BY ${sort} DESC NULLS LAST, lines DESC, product
      ${top === 'all' ? '' : `LIMIT ${mostListed}`}`,
    parameters,
    row,
  );
  const listed = top === 'all' ? found : found.slice(0, top);
  return listed.map((product, index) => ({ ...withKnown(product, totals), rank: index + 1 }));
}

/** A row whose transactions are null where the file has none, with its share of the selected revenue. */
export function withKnown<Row extends { revenue: number | null; transactions: number }>(found: Row, totals: Totals) {
  return {
    ...found,
    transactions: totals.transactions === null ? null : found.transactions,
    share: totals.revenue !== null && totals.revenue > 0 ? ratio(found.revenue, totals.revenue) : null,
  };
}
