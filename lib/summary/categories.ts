import { number, text } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { where } from '../engine/where';
import { type Filter, noName } from '../sales/filter';
import { type ProductRow, withKnown } from './products';
import type { Totals } from './totals';

export type CategoryRow = Omit<ProductRow, 'product' | 'rank' | 'category'> & { category: string };

const row = { category: text, revenue: number.nullable(), units: number.nullable(), lines: number };

/** The selected categories, best first; empty when the file has none. Lines without one count as `(none)`. */
export async function readCategories(lines: SaleLines, filter: Filter, totals: Totals): Promise<CategoryRow[]> {
  if (!lines.profile.columns.includes('category')) return [];
  const { sql, parameters } = where(filter);
  const found = await lines.query(
    `SELECT coalesce(category, '${noName}') AS category, sum(amount) AS revenue, sum(quantity) AS units, count(*) AS lines
       FROM sale_line
      WHERE ${sql}
      GROUP BY coalesce(category, '${noName}')
      ORDER BY revenue DESC NULLS LAST, lines DESC, category
      LIMIT 1000`,
    parameters,
    row,
  );
  const names = found.map(({ category }) => category);
  const visits = totals.transactions === null || names.length === 0 ? null : await countVisits(lines, filter, names);
  return found.map((category) => withKnown({ ...category, transactions: visits?.get(category.category) ?? 0 }, totals));
}

/** Bits of a BIGINT besides its sign. */
const maskBits = 63;

/**
 * Distinct transactions of each category. Each transaction becomes one mask with a bit per category, which takes half the
 * time of distinct pairs; where there are more categories than bits, the pairs are counted.
 */
async function countVisits(lines: SaleLines, filter: Filter, names: string[]): Promise<Map<string, number>> {
  const { sql, parameters } = where(filter);
  const named = `coalesce(category, '${noName}')`;
  if (names.length > maskBits) {
    const pairs = await lines.query(
      `SELECT ${named} AS category, count(DISTINCT transaction_key) AS transactions
         FROM sale_line WHERE ${sql} GROUP BY ${named}`,
      parameters,
      { category: text, transactions: number },
    );
    return new Map(pairs.map(({ category, transactions }) => [category, transactions]));
  }
  const bits = names.map((_, index) => `WHEN $${parameters.length + index + 1} THEN ${2n ** BigInt(index)}`);
  const combinations = await lines.query(
    `SELECT CAST(mask AS VARCHAR) AS mask, count(*) AS transactions
       FROM (SELECT bit_or(CAST(CASE ${named} ${bits.join(' ')} ELSE 0 END AS BIGINT)) AS mask
               FROM sale_line WHERE ${sql} AND transaction_key IS NOT NULL GROUP BY transaction_key) AS masks
      GROUP BY mask`,
    [...parameters, ...names],
    { mask: text.transform(BigInt), transactions: number },
  );
  const count = (bit: bigint) =>
    combinations.reduce((sum, { mask, transactions }) => ((mask & bit) === 0n ? sum : sum + transactions), 0);
  return new Map(names.map((name, index) => [name, count(2n ** BigInt(index))]));
}
