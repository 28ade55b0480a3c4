import { abcClass } from '../engine/abc-class';
import { number, text } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { where } from '../engine/where';
import { type Filter, noName } from '../sales/filter';
import { soldBefore } from './changes/before';
import type { ComparedDays } from './changes/compared-days';
import { bitOf, countBits, readNameBits } from './name-bits';
import { soldByKey } from './sold';
import { completeRow, type SoldRow, soldColumns } from './sold-row';
import { readTotals } from './totals';
import { readVisits } from './visits';

export interface GroupRow extends SoldRow {
  name: string;
}

const row = { name: text, ...soldColumns };

/** The selected categories or stores, best first; empty when the file has none. Lines without one count as `(none)`. */
export async function readGroups(
  lines: SaleLines,
  filter: Filter,
  column: 'category' | 'store',
  days: ComparedDays | null,
): Promise<GroupRow[]> {
  if (!lines.profile.columns.includes(column)) return [];
  const named = `coalesce(${column}, '${noName}')`;
  const isOfStores = column === 'store';
  const { sql, parameters } = await soldByKey(lines, filter, named, isOfStores);
  const before = await soldBefore(lines, filter, days, named, isOfStores, parameters);
  const sold = lines.query(
    `WITH sold AS (SELECT key AS name, revenue, units, lines FROM (${sql}) AS sold_by_key),
          earlier AS (${before.sql})
     SELECT name, revenue, units, lines, before, ${abcClass(before.measure, 'lines DESC, name')} AS abc
       FROM sold LEFT JOIN earlier ON earlier.key = name
      ORDER BY revenue DESC NULLS LAST, lines DESC, name
      LIMIT 1000`,
    before.parameters,
    row,
  );
  const [found, visits, { totals }] = await Promise.all([
    sold,
    lines.profile.columns.includes('transaction_key') ? countTransactions(lines, filter, column) : null,
    readTotals(lines, filter),
  ]);
  return found.map((group) => completeRow({ ...group, transactions: visits?.get(group.name) ?? 0 }, totals, days));
}

/** Distinct transactions of each name of a column. */
async function countTransactions(
  lines: SaleLines,
  filter: Filter,
  column: 'category' | 'store',
): Promise<ReadonlyMap<string, number>> {
  const { sql, parameters } = where(filter);
  if (column === 'category') {
    const { ofCategory } = await readVisits(lines, filter);
    if (ofCategory !== null) return ofCategory;
  }
  const names = await readNameBits(lines, column);
  if (names === null) {
    const pairs = await lines.query(
      `SELECT coalesce(${column}, '${noName}') AS name, count(DISTINCT transaction_key) AS transactions
         FROM sale_line WHERE ${sql} GROUP BY coalesce(${column}, '${noName}')`,
      parameters,
      { name: text, transactions: number },
    );
    return new Map(pairs.map(({ name, transactions }) => [name, transactions]));
  }
  const counted = await lines.query(
    `WITH visit AS (
            SELECT bit_or(${bitOf(column, names)}) AS mask
              FROM sale_line WHERE ${sql} AND transaction_key IS NOT NULL GROUP BY transaction_key),
          mask AS (SELECT mask, count(*) AS n FROM visit GROUP BY mask)
     ${countBits(names, 'mask')}`,
    parameters,
    { bit: number, transactions: number },
  );
  return new Map(counted.map(({ bit, transactions }) => [names[bit] ?? noName, transactions]));
}
