import { number, text } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import { where } from '../../engine/where';
import type { Filter } from '../../sales/filter';
import { type Lacking, lacking } from '../lacking';

/** Money taken off, and its part of the takings of the same lines; null where these brought nothing. */
interface Given {
  given: number;
  share: number | null;
  /** Lines with a discount. */
  lines: number;
}

export interface Discounts extends Given {
  /** Lines of which the file says the discount, even if it is none. */
  knownLines: number;
  /** Products with a discount, those with the largest first; at most 100. */
  products: (Given & { product: string })[];
}

const row = { product: text.nullable(), given: number, takings: number, lines: number, known: number };

/** Money taken off at the till, as the file says it; of lines that say it, returns taken back. */
export async function readDiscounts(lines: SaleLines, filter: Filter): Promise<Discounts | Lacking> {
  const { columns } = lines.profile;
  if (!columns.includes('discount')) return lacking('discount');
  if (!columns.includes('amount')) return lacking('amount');
  const { sql, parameters } = where(filter);
  const sums = `sum(discount) AS given, sum(amount) AS takings, count(*) FILTER (WHERE discount <> 0) AS lines, count(*) AS known`;
  const known = `FROM sale_line WHERE ${sql} AND discount IS NOT NULL AND amount IS NOT NULL`;
  const found = await lines.query(
    `WITH product AS (SELECT min(product) AS product, ${sums} ${known} GROUP BY product_key)
     SELECT * FROM (SELECT CAST(NULL AS VARCHAR) AS product, coalesce(sum(given), 0) AS given, coalesce(sum(takings), 0) AS takings,
                           coalesce(sum(lines), 0) AS lines, coalesce(sum(known), 0) AS known FROM product) AS whole
      UNION ALL
     SELECT * FROM (SELECT * FROM product WHERE given > 0 ORDER BY given DESC, product LIMIT 100) AS listed`,
    parameters,
    row,
  );
  const whole = found.find(({ product }) => product === null);
  const shareOf = ({ given, takings }: { given: number; takings: number }) => (takings > 0 ? given / takings : null);
  return {
    given: whole?.given ?? 0,
    share: whole === undefined ? null : shareOf(whole),
    lines: whole?.lines ?? 0,
    knownLines: whole?.known ?? 0,
    products: found.flatMap(({ product, ...sums }) =>
      product === null ? [] : [{ product, given: sums.given, share: shareOf(sums), lines: sums.lines }],
    ),
  };
}
