import { text } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { where } from '../engine/where';
import type { Filter } from '../sales/filter';

/** What baskets are made of. */
export type Level = 'product' | 'category';

/** Numbers of one block of lines: the transaction and the item of each, in turn. */
const valuesOfBlock = 1 << 17;

/** Categories have no key in the parts; their places in the alphabet stand for one. */
const categoryKeys = (lines: string) =>
  `SELECT category AS name, CAST(row_number() OVER (ORDER BY category) AS BIGINT) AS key
     FROM (SELECT DISTINCT category FROM ${lines} AS line WHERE category IS NOT NULL) AS category`;

/**
 * Hands on the selected lines that put something in a basket, in blocks: the key of the transaction, the key of the item, and so on.
 * Returns, and lines without a transaction or a category, put nothing in.
 */
export async function readBasketLines(
  lines: SaleLines,
  filter: Filter,
  level: Level,
  take: (block: BigInt64Array<ArrayBuffer>) => void,
): Promise<void> {
  const { sql, parameters } = where(filter);
  const sold = `(SELECT * FROM sale_line WHERE ${sql} AND transaction_key IS NOT NULL AND coalesce(quantity, 1) > 0)`;
  const question =
    level === 'product'
      ? `SELECT transaction_key, product_key FROM ${sold} AS line`
      : `SELECT line.transaction_key, named.key FROM ${sold} AS line
           JOIN (${categoryKeys('sale_line')}) AS named ON named.name = line.category`;
  let block = new BigInt64Array(valuesOfBlock);
  let filled = 0;
  const flush = () => {
    take(block.subarray(0, filled));
    block = new BigInt64Array(valuesOfBlock);
    filled = 0;
  };
  await lines.stream(question, parameters, ([transactions, items]) => {
    if (transactions === undefined || items === undefined) return;
    for (let row = 0; row < items.length; row++) {
      block[filled++] = transactions[row]!;
      block[filled++] = items[row]!;
      if (filled === valuesOfBlock) flush();
    }
  });
  flush();
}

const named = { key: text, name: text };

/** The names of items, by their keys. */
export async function readNames(lines: SaleLines, level: Level, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  // Keys are whole numbers of ours, so that they can stand in the question themselves.
  const listed = keys.map(BigInt).join(', ');
  const question =
    level === 'product'
      ? `SELECT product_key AS key, min(product) AS name FROM sale_line WHERE product_key IN (${listed}) GROUP BY product_key`
      : `SELECT key, name FROM (${categoryKeys('sale_line')}) AS named WHERE key IN (${listed})`;
  return new Map((await lines.query(question, [], named)).map(({ key, name }) => [key, name]));
}

/** The keys of items, by their names; without those that were never sold. */
export async function readKeys(lines: SaleLines, level: Level, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const listed = names.map((_, index) => `$${index + 1}`).join(', ');
  const question =
    level === 'product'
      ? `SELECT DISTINCT product_key AS key FROM sale_line WHERE product IN (${listed})`
      : `SELECT key FROM (${categoryKeys('sale_line')}) AS named WHERE name IN (${listed})`;
  return (await lines.query(question, [...names], { key: text })).map(({ key }) => key);
}
