import { abcClass } from '../engine/abc-class';
import { number, text } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { where } from '../engine/where';
import type { Filter } from '../sales/filter';
import { soldBefore } from './changes/before';
import type { ComparedDays } from './changes/compared-days';
import { soldByProduct } from './sold';
import { completeRow, type SoldRow, soldColumns } from './sold-row';
import { readTotals } from './totals';

/** `difference` is the change in money, `change` the relative one. */
export type SortKey = 'revenue' | 'units' | 'transactions' | 'difference' | 'change' | 'name';

export interface ProductPage {
  top: number | 'all';
  /** How many are left out before the first. */
  offset: number;
  sort: SortKey;
  order: 'asc' | 'desc';
}

/** From the best seller on. */
export const bestFirst = { offset: 0, sort: 'revenue', order: 'desc' } as const;

export interface ProductRow extends SoldRow {
  product: string;
  /** The category on most of the product's selected lines. */
  category: string | null;
  /** Place in the asked order among the selected products. */
  rank: number;
}

const row = { product: text, category: text.nullable(), transactions: number, rank: number, ...soldColumns };

/** How many products are read: one of a few lengths, so that lists of other lengths are parts of a kept answer. */
const readLengths = [25, 100, 1000];

/** The selected products in an order, ties in order of their names. */
export async function readProducts(
  lines: SaleLines,
  filter: Filter,
  page: ProductPage,
  days: ComparedDays | null,
): Promise<ProductRow[]> {
  const { top, offset, sort, order } = page;
  const { sql } = where(filter);
  const sold = await soldByProduct(lines, filter);
  const before = await soldBefore(lines, filter, days, 'product_key', false, sold.parameters);
  const window = windowOf(page);
  // Distinct counts are what costs: unless they decide the order, they are made for the listed products only.
  const counted = sort === 'transactions';
  const visited = (among: string) =>
    `visited AS (${
      sold.visited ??
      `SELECT product_key, count(DISTINCT transaction_key) AS transactions
         FROM sale_line WHERE ${sql} ${among} GROUP BY product_key`
    })`;
  const ranked = lines.query(
    `WITH by_category AS (${sold.sql}),
          placed AS (
            SELECT *, row_number() OVER (PARTITION BY product_key ORDER BY lines DESC, category) AS position FROM by_category),
          sold AS (
            SELECT product_key, min(product) AS product, min(category) FILTER (WHERE position = 1) AS category,
                   sum(revenue) AS revenue, sum(units) AS units, sum(lines) AS lines
              FROM placed GROUP BY product_key),
          earlier AS (${before.sql}),
          ${counted ? `${visited('')},` : ''}
          ranked AS (
            SELECT sold.*, before, ${abcClass(before.measure, 'lines DESC, product')} AS abc,
                   row_number() OVER (ORDER BY ${sortBy(sort, before.measure)} ${order} NULLS LAST, lines DESC, product) AS rank
              FROM sold LEFT JOIN earlier ON earlier.key = sold.product_key
                   ${counted ? 'JOIN visited ON visited.product_key = sold.product_key' : ''}),
          listed AS (
            SELECT * FROM ranked ORDER BY rank ${window.sql})
          ${counted ? '' : `, ${visited(top === 'all' ? '' : 'AND product_key IN (SELECT product_key FROM listed)')}`}
     SELECT product, category, revenue, units, transactions, lines, before, abc, rank
       FROM listed JOIN visited ON visited.product_key = listed.product_key
      ORDER BY rank`,
    before.parameters,
    row,
  );
  const [found, { totals }] = await Promise.all([ranked, readTotals(lines, filter)]);
  const listed = top === 'all' ? found : found.slice(offset - window.start, offset - window.start + top);
  return listed.map((product) => completeRow(product, totals, days));
}

/** The rows to read for a page: from the first on where they are few, so that neighbouring pages are one kept answer. */
function windowOf({ top, offset }: ProductPage): { sql: string; start: number } {
  if (top === 'all') return { sql: '', start: 0 };
  const length = readLengths.find((least) => least >= offset + top);
  return length === undefined
    ? { sql: `LIMIT ${top} OFFSET ${offset}`, start: offset }
    : { sql: `LIMIT ${length}`, start: 0 };
}

function sortBy(sort: SortKey, measure: 'revenue' | 'units'): string {
  if (sort === 'name') return 'lower(product)';
  if (sort === 'difference') return `coalesce(${measure}, 0) - coalesce(before, 0)`;
  if (sort === 'change') return `CAST(${measure} - before AS DOUBLE PRECISION) / nullif(abs(before), 0)`;
  return sort;
}
