import { text } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { holds } from '../engine/where';

/** Names in a column that hold the search text, whatever its case and accents, best sellers first. Nothing in it is a wildcard. */
export async function readValues(
  lines: SaleLines,
  { column, search, limit }: { column: 'product' | 'category' | 'store'; search: string; limit: number },
): Promise<{ values: string[]; truncated: boolean }> {
  const found = await lines.query(
    `SELECT ${column} AS name
       FROM sale_line
      WHERE ${column} IS NOT NULL AND ${holds(column, '$1')}
      GROUP BY ${column}
      ORDER BY sum(amount) DESC NULLS LAST, count(*) DESC, ${column}
      LIMIT ${limit + 1}`,
    [search],
    { name: text },
  );
  return { values: found.slice(0, limit).map(({ name }) => name), truncated: found.length > limit };
}
