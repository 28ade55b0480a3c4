import { z } from 'zod';
import { type PartProfile, saleLineColumns } from '../sales/sale-line';
import { day, number } from './columns';
import type { SaleLines } from './engine';

const range = { rows: number, from: day.nullable(), to: day.nullable() };
const use = { name: z.enum(saleLineColumns), values: number };

/** What the lines hold, counted line by line, as it must be where some days of a part are hidden. */
export async function readProfile(lines: SaleLines): Promise<PartProfile> {
  const [whole] = await lines.query(
    `SELECT count(*) AS rows, min(day) AS "from", max(day) AS "to" FROM sale_line`,
    [],
    range,
  );
  if (whole === undefined) throw new Error('An aggregate without groups has one row.');
  const counts = saleLineColumns.map((name) => `SELECT '${name}' AS name, count(${name}) AS values FROM sale_line`);
  const uses = await lines.query(counts.join(' UNION ALL '), [], use);
  const used = new Set(uses.filter(({ values }) => values > 0).map(({ name }) => name));
  return { ...lines.profile, ...whole, columns: saleLineColumns.filter((name) => used.has(name)) };
}
