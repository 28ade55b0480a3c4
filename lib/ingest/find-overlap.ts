import { number, text } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { quote } from '../engine/lens';
import { periodOf } from '../sales/calendar';
import { dayRange, mergeProfiles } from '../sales/capabilities';
import { type PartProfile, saleLineColumns } from '../sales/sale-line';
import type { Comparison, Overlap } from './overlap';
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
  comparison: Comparison,
  profiles: readonly PartProfile[],
): Promise<{ overlap: Omit<Overlap, 'isSameAgain'>; known: KnownLines }> {
  const added = profiles.at(-1) ?? lines.profile;
  const marks = (condition: string) =>
    `CAST(bitstring_agg(CAST(line AS INTEGER), 0, ${added.rows - 1}) FILTER (WHERE ${condition}) AS VARCHAR)`;
  const [found] = await lines.query(
    `${knownLines(comparison, profiles)}
     SELECT (SELECT coalesce(sum(stored), 0) FROM print) AS stored,
            count(*) FILTER (WHERE is_present) AS present, ${marks('is_present')} AS present_lines,
            count(*) FILTER (WHERE NOT is_present) AS changed, ${marks('NOT is_present')} AS changed_lines
       FROM known`,
    [],
    row,
  );
  if (found === undefined) throw new Error('An aggregate without groups has one row.');
  const { stored, present, changed, present_lines, changed_lines } = found;
  const { isCertain } = comparison;
  return {
    overlap: { new: added.rows - present - changed, present, changed, stored, isCertain },
    known: { present: present_lines, changed: changed_lines },
  };
}

/** The lines of the last part that `findOverlap` finds new, for a SELECT. */
export function selectNewLines(comparison: Comparison, profiles: readonly PartProfile[]): string {
  return `${knownLines(comparison, profiles)}
    SELECT ${saleLineColumns.join(', ')} FROM sale_line
     WHERE part = ${profiles.length - 1} AND line NOT IN (SELECT line FROM known) ORDER BY line`;
}

/** Tables for a SELECT: `known` are the lines of the last part that are present or changed, `print` counts equal lines. */
function knownLines({ columns, byBasket }: Comparison, profiles: readonly PartProfile[]): string {
  const part = profiles.length - 1;
  const added = profiles[part];
  const range = dayRange(mergeProfiles(profiles.slice(0, -1)));
  const days = range === null || added === undefined ? null : periodOf(added, range);
  const names = ['day', 'transaction_key', 'product_key'].filter((name) => columns.some((column) => column === name));
  const sale = columns.includes('transaction_key')
    ? `CASE WHEN transaction_key IS NOT NULL THEN hash(${names.join(', ')}) END`
    : 'CAST(NULL AS UBIGINT)';
  const basket = 'sum(CAST(hash(product_key) AS HUGEINT)) OVER (PARTITION BY part, transaction_key)';
  const told = [...columns, ...(byBasket ? [basket] : [])].join(', ');
  const meeting =
    days === null ? '' : ` WHERE day BETWEEN CAST(${quote(days.from)} AS DATE) AND CAST(${quote(days.to)} AS DATE)`;
  return `WITH line AS (
            SELECT part = ${part} AS is_added, line, hash(${told}) AS print, ${sale} AS sale FROM sale_line${meeting}),
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
             WHERE nth <= changed)`;
}
