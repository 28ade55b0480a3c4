import { number, text } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import { where } from '../../engine/where';
import type { Filter } from '../../sales/filter';
import { type Lacking, lacking } from '../lacking';

/** Takings of lines whose cost is known, that cost and what is left, with its part of the takings if there are any. */
interface Left {
  takings: number;
  cost: number;
  margin: number;
  share: number | null;
}

export interface Margin extends Left {
  /** Lines whose cost is known, and all lines with an amount. */
  knownLines: number;
  lines: number;
  /** Products that left most first; at most 100. */
  products: (Left & { product: string })[];
}

const row = { product: text.nullable(), takings: number, cost: number, margin: number, known: number, lines: number };

/** What was left of the takings after what the goods cost; of lines whose cost the file gives, never of others. */
export async function readMargin(lines: SaleLines, filter: Filter): Promise<Margin | Lacking> {
  const { columns } = lines.profile;
  if (!columns.includes('cost')) return lacking('cost');
  if (!columns.includes('amount')) return lacking('amount');
  const { sql, parameters } = where(filter);
  const found = await lines.query(
    `WITH product AS (
            SELECT min(product) AS product, coalesce(sum(amount) FILTER (WHERE cost IS NOT NULL), 0) AS takings,
                   coalesce(sum(cost), 0) AS cost, count(cost) AS known, count(*) AS lines
              FROM sale_line WHERE ${sql} AND amount IS NOT NULL GROUP BY product_key),
          whole AS (
            SELECT coalesce(sum(takings), 0) AS takings, coalesce(sum(cost), 0) AS cost, coalesce(sum(known), 0) AS known,
                   coalesce(sum(lines), 0) AS lines
              FROM product)
     SELECT CAST(NULL AS VARCHAR) AS product, takings, cost, takings - cost AS margin, known, lines FROM whole
      UNION ALL
     SELECT * FROM (SELECT product, takings, cost, takings - cost AS margin, known, lines
                      FROM product WHERE known > 0 ORDER BY margin DESC, product LIMIT 100) AS listed`,
    parameters,
    row,
  );
  const left = ({ takings, cost, margin }: Pick<Left, 'takings' | 'cost' | 'margin'>) => ({
    takings,
    cost,
    margin,
    share: takings > 0 ? margin / takings : null,
  });
  const whole = found.find(({ product }) => product === null);
  return {
    ...left(whole ?? { takings: 0, cost: 0, margin: 0 }),
    knownLines: whole?.known ?? 0,
    lines: whole?.lines ?? 0,
    products: found.flatMap(({ product, ...sums }) => (product === null ? [] : [{ product, ...left(sums) }])),
  };
}
