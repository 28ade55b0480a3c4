import { number, text } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { periodOf } from '../sales/calendar';
import { dayRange, mergeProfiles } from '../sales/capabilities';
import type { PartProfile, SaleLineColumn } from '../sales/sale-line';
import type { Overlap } from './overlap';
import type { KnownLines } from './understanding';

const row = {
  stored: number,
  present: number,
  changed: number,
  present_lines: text.nullable(),
  changed_lines: text.nullable(),
};

/**
 * Compares the last part of some lines with the parts before it. Lines are counted, not only looked up: of three equal ones
 * against two, one is new. A line that is not there is changed when one of its transaction and product is left over on the
 * other side. A million lines against a million take about a second.
 * @param profiles of the parts, at least two
 */
export async function findOverlap(
  lines: SaleLines,
  columns: readonly SaleLineColumn[],
  profiles: readonly PartProfile[],
): Promise<{ overlap: Overlap; known: KnownLines }> {
  const added = profiles.at(-1) ?? lines.profile;
  const part = profiles.length - 1;
  const range = dayRange(mergeProfiles(profiles.slice(0, -1)));
  const days = range === null ? null : periodOf(added, range);
  const names = ['day', 'transaction_key', 'product_key'].filter((name) => columns.some((column) => column === name));
  const sale = columns.includes('transaction_key')
    ? `CASE WHEN transaction_key IS NOT NULL THEN hash(${names.join(', ')}) END`
    : 'CAST(NULL AS UBIGINT)';
  const marks = (condition: string) =>
    `CAST(bitstring_agg(CAST(line AS INTEGER), 0, ${added.rows - 1}) FILTER (WHERE ${condition}) AS VARCHAR)`;
  const [found] = await lines.query(
    `WITH line AS (
            SELECT part = ${part} AS is_added, line, hash(${columns.join(', ')}) AS print, ${sale} AS sale
              FROM sale_line${days === null ? '' : ' WHERE day BETWEEN CAST($1 AS DATE) AND CAST($2 AS DATE)'}),
          print AS MATERIALIZED (
            SELECT print, any_value(sale) AS sale,
                   count(*) FILTER (WHERE is_added) AS added, count(*) FILTER (WHERE NOT is_added) AS stored
              FROM line GROUP BY print),
          sale AS MATERIALIZED (
            SELECT sale, least(sum(greatest(added - stored, 0)), sum(greatest(stored - added, 0))) AS changed
              FROM print WHERE added <> stored AND sale IS NOT NULL GROUP BY sale),
          candidate AS MATERIALIZED (
            SELECT line, print.sale, changed, row_number() OVER (PARTITION BY print ORDER BY line) <= stored AS is_present
              FROM line JOIN print USING (print) LEFT JOIN sale ON sale.sale = print.sale
             WHERE is_added AND (stored > 0 OR changed > 0)),
          known AS (
            SELECT line, TRUE AS is_present FROM candidate WHERE is_present
             UNION ALL
            SELECT line, FALSE
              FROM (SELECT line, changed, row_number() OVER (PARTITION BY sale ORDER BY line) AS nth
                      FROM candidate WHERE NOT is_present AND changed > 0)
             WHERE nth <= changed)
     SELECT (SELECT coalesce(sum(stored), 0) FROM print) AS stored,
            count(*) FILTER (WHERE is_present) AS present, ${marks('is_present')} AS present_lines,
            count(*) FILTER (WHERE NOT is_present) AS changed, ${marks('NOT is_present')} AS changed_lines
       FROM known`,
    days === null ? [] : [days.from, days.to],
    row,
  );
  if (found === undefined) throw new Error('An aggregate without groups has one row.');
  const { stored, present, changed, present_lines, changed_lines } = found;
  return {
    overlap: { new: added.rows - present - changed, present, changed, stored },
    known: { present: present_lines, changed: changed_lines },
  };
}
