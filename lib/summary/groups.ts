import { abcClass } from '../engine/abc-class';
import { number, text } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { where } from '../engine/where';
import { type Filter, noName } from '../sales/filter';
import { soldBefore } from './changes/before';
import type { ComparedDays } from './changes/compared-days';
import { completeRow, type SoldRow, soldColumns } from './sold-row';
import type { Totals } from './totals';

export interface GroupRow extends SoldRow {
  name: string;
}

const row = { name: text, ...soldColumns };

/** The selected categories or stores, best first; empty when the file has none. Lines without one count as `(none)`. */
export async function readGroups(
  lines: SaleLines,
  filter: Filter,
  column: 'category' | 'store',
  totals: Totals,
  days: ComparedDays | null,
): Promise<GroupRow[]> {
  if (!lines.profile.columns.includes(column)) return [];
  const named = `coalesce(${column}, '${noName}')`;
  const { sql, parameters } = where(filter);
  const before = soldBefore(lines.profile, filter, days, named, parameters);
  const found = await lines.query(
    `WITH sold AS (
            SELECT ${named} AS name, sum(amount) AS revenue, sum(quantity) AS units, count(*) AS lines
              FROM sale_line WHERE ${sql} GROUP BY ${named}),
          earlier AS (${before.sql})
     SELECT name, revenue, units, lines, before, ${abcClass(before.measure, 'lines DESC, name')} AS abc
       FROM sold LEFT JOIN earlier ON earlier.key = name
      ORDER BY revenue DESC NULLS LAST, lines DESC, name
      LIMIT 1000`,
    before.parameters,
    row,
  );
  const names = found.map(({ name }) => name);
  const visits =
    totals.transactions === null || names.length === 0 ? null : await countVisits(lines, filter, named, names);
  return found.map((group) => completeRow({ ...group, transactions: visits?.get(group.name) ?? 0 }, totals, days));
}

/** Bits of a BIGINT besides its sign. */
const maskBits = 63;

/**
 * Distinct transactions of each name. Each transaction becomes one mask with a bit per name, which takes half the
 * time of distinct pairs; where there are more names than bits, the pairs are counted.
 */
async function countVisits(
  lines: SaleLines,
  filter: Filter,
  named: string,
  names: string[],
): Promise<Map<string, number>> {
  const { sql, parameters } = where(filter);
  if (names.length > maskBits) {
    const pairs = await lines.query(
      `SELECT ${named} AS name, count(DISTINCT transaction_key) AS transactions
         FROM sale_line WHERE ${sql} GROUP BY ${named}`,
      parameters,
      { name: text, transactions: number },
    );
    return new Map(pairs.map(({ name, transactions }) => [name, transactions]));
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
