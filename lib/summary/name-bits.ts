import { text } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { quote } from '../engine/lens';
import { noName } from '../sales/filter';

/** Bits of a BIGINT besides its sign. */
const maskBits = 63;

/**
 * The names of a column, each of which is a bit of a transaction's mask: its place. To put the names of a transaction into
 * one number takes half the time of counting distinct pairs. Null where there are more names than bits, or no such column.
 */
export async function readNameBits(lines: SaleLines, column: 'category' | 'store'): Promise<string[] | null> {
  if (!lines.profile.columns.includes(column)) return null;
  const found = await lines.query(
    `SELECT DISTINCT coalesce(${column}, '${noName}') AS name FROM sale_line ORDER BY name LIMIT ${maskBits + 1}`,
    [],
    { name: text },
  );
  return found.length > maskBits ? null : found.map(({ name }) => name);
}

/** SQL for the bit of a line; each distinct name is looked up once. */
export function bitOf(column: string, names: readonly string[]): string {
  const list = `CAST(ARRAY[${names.map(quote).join(', ')}] AS TEXT[])`;
  const none = 2n ** BigInt(Math.max(0, names.indexOf(noName)));
  return `CASE WHEN ${column} IS NULL THEN ${none} ELSE CAST(1 AS BIGINT) << CAST(array_position(${list}, ${column}) - 1 AS INTEGER) END`;
}

/** A SELECT of how many rows of `masks`, each of which stands for `n`, have each bit, as `bit` and `transactions`. */
export function countBits(names: readonly string[], masks: string): string {
  return `SELECT bit, sum(n) AS transactions
            FROM ${masks} CROSS JOIN generate_series(0, ${names.length - 1}) AS bits(bit)
           WHERE (mask >> CAST(bit AS INTEGER)) & 1 = 1 GROUP BY bit`;
}
