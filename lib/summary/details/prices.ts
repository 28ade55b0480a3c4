import { number, text } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import { where } from '../../engine/where';
import type { Filter } from '../../sales/filter';
import { type Lacking, lacking } from '../lacking';

export interface ProductPrices {
  product: string;
  /** The price on most of its lines; of several, the highest. */
  usual: number;
  lowest: number;
  highest: number;
  /** Price of an average unit. */
  average: number;
  lines: number;
  /** Lines below the usual price, and what their units would have brought more at it. */
  linesBelow: number;
  givenAway: number;
}

export interface Prices {
  /** Price of an average unit. */
  average: number | null;
  lines: number;
  linesBelow: number;
  givenAway: number;
  /** Products sold at more than one price, those that gave most away first; at most 100. */
  products: ProductPrices[];
  productCount: number;
}

const productColumns = {
  product: text,
  usual: number,
  lowest: number,
  highest: number,
  average: number,
  lines: number,
  lines_below: number,
  given_away: number,
};

const row = {
  ...productColumns,
  all_average: number,
  all_lines: number,
  all_below: number,
  all_given_away: number,
  several: number,
};

/** What was paid for a unit of each product beside its usual price; over sold lines with a price, so returns and gifts apart. */
export async function readPrices(lines: SaleLines, filter: Filter): Promise<Prices | Lacking> {
  const { columns } = lines.profile;
  if (!columns.includes('unit_price')) return lacking('unitPrice');
  if (!columns.includes('quantity')) return lacking('quantity');
  const { sql, parameters } = where(filter);
  const found = await lines.query(
    `WITH paid AS (
            SELECT product_key, unit_price, min(product) AS product, count(*) AS lines, sum(quantity) AS units,
                   sum(quantity * unit_price) AS paid
              FROM sale_line WHERE ${sql} AND unit_price > 0 AND quantity > 0 GROUP BY product_key, unit_price),
          judged AS (
            SELECT *, first_value(unit_price) OVER (PARTITION BY product_key ORDER BY lines DESC, unit_price DESC) AS usual
              FROM paid),
          priced AS (
            SELECT product_key, min(product) AS product, min(usual) AS usual, min(unit_price) AS lowest,
                   max(unit_price) AS highest, sum(paid) AS paid, sum(units) AS units, sum(lines) AS lines,
                   coalesce(sum(lines) FILTER (WHERE unit_price < usual), 0) AS lines_below,
                   coalesce(sum((usual - unit_price) * units) FILTER (WHERE unit_price < usual), 0) AS given_away
              FROM judged GROUP BY product_key),
          summed AS (
            SELECT CAST(sum(paid) AS DOUBLE PRECISION) / sum(units) AS all_average, sum(lines) AS all_lines,
                   sum(lines_below) AS all_below, sum(given_away) AS all_given_away,
                   count(*) FILTER (WHERE lowest < highest) AS several
              FROM priced)
     SELECT product, usual, lowest, highest, CAST(paid AS DOUBLE PRECISION) / units AS average, lines, lines_below,
            given_away, all_average, all_lines, all_below, all_given_away, several
       FROM priced, summed
      ORDER BY given_away DESC, lowest < highest DESC, lines DESC, product
      LIMIT 100`,
    parameters,
    row,
  );
  const [first] = found;
  return {
    average: first?.all_average ?? null,
    lines: first?.all_lines ?? 0,
    linesBelow: first?.all_below ?? 0,
    givenAway: first?.all_given_away ?? 0,
    products: found
      .filter(({ lowest, highest }) => lowest < highest)
      .map(({ product, usual, lowest, highest, average, lines: count, lines_below, given_away }) => ({
        product,
        usual,
        lowest,
        highest,
        average,
        lines: count,
        linesBelow: lines_below,
        givenAway: given_away,
      })),
    productCount: first?.several ?? 0,
  };
}
