import { bigIntegers, doubles, integers, text } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { holds, where } from '../engine/where';
import { toIsoDay } from '../sales/calendar';
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

/** By their keys, as numbers are grouped five times as fast as texts. */
const everyProduct = 'SELECT product_key AS key, any_value(product) AS name FROM sale_line GROUP BY product_key';

/** What items are called, which every question asks about. */
async function namesOf(lines: SaleLines, level: Level): Promise<string> {
  const names = level === 'product' ? everyProduct : categoryKeys('sale_line');
  return (await lines.table(names, [])) ?? `(${names})`;
}

/** Columns beside transaction and item, and the column of the file that each needs. */
const told = {
  days: ['day', `coalesce(line.day, DATE '${toIsoDay(noDay)}')`],
  amounts: ['amount', 'coalesce(line.amount, 0)'],
  units: ['quantity', 'coalesce(line.quantity, 0)'],
} as const;

const columns = {
  transactions: bigIntegers,
  items: bigIntegers,
  days: integers.optional(),
  amounts: doubles.optional(),
  units: doubles.optional(),
};

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
  const more = names.map((name) => `, ${told[name][1]} AS ${name}`).join('');
  const question =
    level === 'product'
      ? `SELECT line.transaction_key AS transactions, line.product_key AS items${more} FROM ${sold} AS line`
      : `SELECT line.transaction_key AS transactions, named.key AS items${more} FROM ${sold} AS line
           JOIN (${categoryKeys('sale_line')}) AS named ON named.name = line.category`;
  let block = newBlock(names);
  let filled = 0;
  const flush = () => {
    const { transactions, items, days, amounts, units } = block;
    take({
      transactions: transactions.subarray(0, filled),
      items: items.subarray(0, filled),
      days: days?.subarray(0, filled),
      amounts: amounts?.subarray(0, filled),
      units: units?.subarray(0, filled),
    });
    block = newBlock(names);
    filled = 0;
  };
  await lines.stream(question, parameters, columns, ({ transactions, items, days = [], amounts = [], units = [] }) => {
    if (filled + transactions.length > linesOfBlock) flush();
    block.transactions.set(transactions, filled);
    block.items.set(items, filled);
    block.days?.set(days, filled);
    setParts(block.amounts, amounts, filled);
    setParts(block.units, units, filled);
    filled += transactions.length;
  });
  flush();
}

/** Writes numbers as whole parts, exact up to ten thousand millions. */
function setParts(parts: Float64Array | undefined, values: ArrayLike<number>, from: number): void {
  if (parts !== undefined)
    for (let at = 0; at < values.length; at++) parts[from + at] = Math.round(values[at]! * partsOfOne);
}

function newBlock(names: readonly (keyof typeof told)[]): LineBlock {
  return {
    transactions: new BigInt64Array(linesOfBlock),
    items: new BigInt64Array(linesOfBlock),
    days: names.includes('days') ? new Int32Array(linesOfBlock) : undefined,
    amounts: names.includes('amounts') ? new Float64Array(linesOfBlock) : undefined,
    units: names.includes('units') ? new Float64Array(linesOfBlock) : undefined,
  };
}

const named = { key: text, name: text };

/** The names of items, by their keys. */
export async function readNames(lines: SaleLines, level: Level, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  // Keys are whole numbers of ours, so that they can stand in the question themselves.
  const listed = keys.map(BigInt).join(', ');
  const question = `SELECT key, name FROM ${await namesOf(lines, level)} AS named WHERE key IN (${listed})`;
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
  const question = `SELECT DISTINCT key FROM ${await namesOf(lines, level)} AS named WHERE ${holds('name', '$1')}`;
  const found = await lines.query(question, [part], { key: text });
  return found.map(({ key }) => key);
}

/** Names of what a till books beside goods: what is paid for bringing, wrapping or paying. */
const charges =
  '^(dotcom )?(postage|shipping|delivery|carriage|freight|p ?& ?p|p ?and ?p)( (charge|cost|fee)s?)?$|^(bank|card|service|handling|packing) (charge|fee)s?$|^amazon ?fee$|^(manual|adjustment|rounding|discount|voucher|tip|tips|deposit)$|^(carrier|plastic|paper|shopping) bags?( charge| fee)?$';

/** The keys of items that are no goods, by their names. */
export async function findCharges(lines: SaleLines, level: Level): Promise<string[]> {
  if (level === 'category') return [];
  const question = `SELECT key FROM ${await namesOf(lines, level)} AS named WHERE lower(name) ~ '${charges}'`;
  return (await lines.query(question, [], { key: text })).map(({ key }) => key);
}
