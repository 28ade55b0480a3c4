import { number, text } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { where } from '../engine/where';
import { type Filter, noName } from '../sales/filter';
import { type ProductRow, withKnown } from './products';
import type { Totals } from './totals';

export type CategoryRow = Omit<ProductRow, 'product' | 'rank' | 'category'> & { category: string };

const row = {
  category: text,
  revenue: number.nullable(),
  units: number.nullable(),
  transactions: number,
  lines: number,
};

/** The selected categories, best first; empty when the file has none. Lines without one count as `(none)`. */
export async function readCategories(lines: SaleLines, filter: Filter, totals: Totals): Promise<CategoryRow[]> {
  if (!lines.profile.columns.includes('category')) return [];
  const { sql, parameters } = where(filter);
  const found = await lines.query(
    `SELECT coalesce(category, '${noName}') AS category,
            sum(amount) AS revenue,
            sum(quantity) AS units,
            count(DISTINCT transaction_key) AS transactions,
            count(*) AS lines
       FROM sale_line
      WHERE ${sql}
      GROUP BY category
      ORDER BY revenue DESC NULLS LAST, lines DESC, category
      LIMIT 1000`,
    parameters,
    row,
  );
  return found.map((category) => withKnown(category, totals));
}
