import { text } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { holds, where } from '../engine/where';
import type { Filter } from '../sales/filter';
import { noDay, partsOfOne } from './itemsets/baskets';
import type { LineBlock } from './itemsets/collector';

/** What baskets are made of. */
export type Level = 'product' | 'category';

const linesOfBlock = 1 << 16;

/** Categories have no key in the parts; their places in the alphabet stand for one. */
const categoryKeys = (lines: string) =>
  `SELECT category AS name, CAST(row_number() OVER (ORDER BY category) AS BIGINT) AS key
     FROM (SELECT DISTINCT category FROM ${lines} AS line WHERE category IS NOT NULL) AS category`;

/** Columns beside transaction and item, each as whole numbers, with the column of the file that it needs. */
const told = {
  days: ['day', `coalesce(line.day - DATE '1970-01-01', ${noDay})`],
  amounts: ['amount', parts('amount')],
  units: ['quantity', parts('quantity')],
} as const;

/** Exact up to ten thousand millions, and within what a whole number of 64 bits holds. */
function parts(column: string): string {
  return `CASE WHEN line.${column} BETWEEN -10000000000 AND 10000000000 THEN CAST(line.${column} * ${partsOfOne} AS BIGINT)
               ELSE CAST(round(greatest(-9e18, least(9e18, coalesce(CAST(line.${column} AS DOUBLE), 0) * ${partsOfOne}))) AS BIGINT) END`;
}

/**
 * Hands on the selected lines that put something in a basket, in blocks. Returns, and lines without a transaction or a
 * category, put nothing in.
 */
export async function readBasketLines(
  lines: SaleLines,
  filter: Filter,
  level: Level,
  take: (block: LineBlock) => void,
): Promise<void> {
  const { sql, parameters } = where(filter);
  const names = (['days', 'amounts', 'units'] as const).filter((name) => lines.profile.columns.includes(told[name][0]));
  const sold = `(SELECT * FROM sale_line WHERE ${sql} AND transaction_key IS NOT NULL AND coalesce(quantity, 1) > 0)`;
  const more = names.map((name) => `, CAST(${told[name][1]} AS BIGINT)`).join('');
  const question =
    level === 'product'
      ? `SELECT line.transaction_key, line.product_key${more} FROM ${sold} AS line`
      : `SELECT line.transaction_key, named.key${more} FROM ${sold} AS line
           JOIN (${categoryKeys('sale_line')}) AS named ON named.name = line.category`;
  const newBlock = () => Array.from({ length: 2 + names.length }, () => new BigInt64Array(linesOfBlock));
  let block = newBlock();
  let filled = 0;
  const flush = () => {
    const [transactions, items, ...others] = block.map((column) => column.subarray(0, filled));
    if (transactions === undefined || items === undefined) return;
    take({ transactions, items, ...Object.fromEntries(names.map((name, index) => [name, others[index]])) });
    block = newBlock();
    filled = 0;
  };
  await lines.stream(question, parameters, (columns) => {
    const rows = columns[0]?.length ?? 0;
    if (filled + rows > linesOfBlock) flush();
    for (const [index, column] of columns.entries()) block[index]?.set(column, filled);
    filled += rows;
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

/** The keys of items whose names hold a text, whatever its case and accents. */
export async function findKeys(lines: SaleLines, level: Level, part: string): Promise<string[]> {
  const named = holds('name', '$1');
  const names =
    level === 'product'
      ? 'SELECT DISTINCT product AS name, product_key AS key FROM sale_line'
      : categoryKeys('sale_line');
  const found = await lines.query(`SELECT DISTINCT key FROM (${names}) AS named WHERE ${named}`, [part], { key: text });
  return found.map(({ key }) => key);
}

/** Names of what a till books beside goods: what is paid for bringing, wrapping or paying. */
const charges =
  '^(dotcom )?(postage|shipping|delivery|carriage|freight|p ?& ?p|p ?and ?p)( (charge|cost|fee)s?)?$|^(bank|card|service|handling|packing) (charge|fee)s?$|^amazon ?fee$|^(manual|adjustment|rounding|discount|voucher|tip|tips|deposit)$|^(carrier|plastic|paper|shopping) bags?( charge| fee)?$';

/** The keys of items that are no goods, by their names. */
export async function findCharges(lines: SaleLines, level: Level): Promise<string[]> {
  if (level === 'category') return [];
  const question = `SELECT key FROM (SELECT DISTINCT product AS name, product_key AS key FROM sale_line) AS named
     WHERE regexp_matches(lower(name), '${charges}')`;
  return (await lines.query(question, [], { key: text })).map(({ key }) => key);
}
