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

/** How many products are read: one of a few lengths, so that lists of other lengths are parts of a kept answer. */
const readLengths = [100, 1000];

/** The selected products, best first; ties in order of their names. */
export async function readProducts(
  lines: SaleLines,
  filter: Filter,
  { top, sort }: { top: number | 'all'; sort: SortKey },
  totals: Totals,
): Promise<ProductRow[]> {
  const { sql, parameters } = where(filter);
  const limit = top === 'all' ? undefined : readLengths.find((length) => length >= top);
  // Distinct counts are what costs: unless they decide the order, they are made for the listed products only.
  const counted = sort === 'transactions';
  const order = `ORDER BY ${sort} DESC NULLS LAST, lines DESC, product ${limit === undefined ? '' : `LIMIT ${limit}`}`;
  const found = await lines.query(
    `WITH by_category AS (
            SELECT product_key, product, category, sum(amount) AS revenue, sum(quantity) AS units, count(*) AS lines
              FROM sale_line WHERE ${sql} GROUP BY product_key, product, category),
          ranked AS (
            SELECT *, row_number() OVER (PARTITION BY product_key ORDER BY lines DESC, category) AS position FROM by_category),
          sold AS (
            SELECT product_key, min(product) AS product, min(category) FILTER (WHERE position = 1) AS category,
                   sum(revenue) AS revenue, sum(units) AS units, sum(lines) AS lines
              FROM ranked GROUP BY product_key),
          listed AS (SELECT * FROM sold ${counted ? '' : order}),
          visited AS (
            SELECT product_key, count(DISTINCT transaction_key) AS transactions
              FROM sale_line
             WHERE ${sql} ${limit === undefined || counted ? '' : 'AND product_key IN (SELECT product_key FROM listed)'}
             GROUP BY product_key)
     SELECT product, category, revenue, units, transactions, lines
       FROM listed JOIN visited ON visited.product_key = listed.product_key
      ${order}`,
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
