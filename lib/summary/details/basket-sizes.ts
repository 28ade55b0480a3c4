import { number, text } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import { where } from '../../engine/where';
import type { Filter } from '../../sales/filter';
import { type Lacking, lacking } from '../lacking';

export interface SizeBucket {
  /** Both ends inclusive; `to` is null for the last. */
  from: number;
  to: number | null;
  transactions: number;
}

export interface BasketSizes {
  /** Transactions in which something was sold. */
  transactions: number;
  /** By number of different products. */
  products: SizeBucket[];
  /** By units sold, parts of a unit rounded up; null where the file has no quantities. */
  units: SizeBucket[] | null;
}

/** First sizes of the buckets. */
const edges = [1, 2, 3, 4, 5, 6, 11, 21, 51];

function lastOf(index: number): number | null {
  const next = edges[index + 1];
  return next === undefined ? null : next - 1;
}

const row = { kind: text, edge: number, transactions: number };

/** How many transactions sold how much, counting the selected lines that are not returns. */
export async function readBasketSizes(lines: SaleLines, filter: Filter): Promise<BasketSizes | Lacking> {
  const { columns } = lines.profile;
  if (!columns.includes('transaction_key')) return lacking('transactionId');
  const { sql, parameters } = where(filter);
  const bucket = (size: string) =>
    `CASE ${edges
      .toReversed()
      .map((edge) => `WHEN ${size} > ${edge - 1} THEN ${edge}`)
      .join(' ')} END`;
  const found = await lines.query(
    `WITH product AS (
            SELECT transaction_key, product_key, sum(quantity) AS units
              FROM sale_line WHERE ${sql} AND transaction_key IS NOT NULL AND coalesce(quantity, 1) > 0
             GROUP BY transaction_key, product_key),
          basket AS MATERIALIZED (
            SELECT transaction_key, count(*) AS products, sum(units) AS units FROM product GROUP BY transaction_key)
     SELECT 'products' AS kind, ${bucket('products')} AS edge, count(*) AS transactions FROM basket GROUP BY edge
     UNION ALL
     SELECT 'units', ${bucket('units')} AS edge, count(*) FROM basket WHERE units IS NOT NULL GROUP BY edge`,
    parameters,
    row,
  );
  const buckets = (wanted: string): SizeBucket[] =>
    edges.map((from, index) => ({
      from,
      to: lastOf(index),
      transactions: found.find(({ kind, edge }) => kind === wanted && edge === from)?.transactions ?? 0,
    }));
  const products = buckets('products');
  return {
    transactions: products.reduce((sum, { transactions }) => sum + transactions, 0),
    products,
    units: columns.includes('quantity') ? buckets('units') : null,
  };
}
