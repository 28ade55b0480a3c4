import 'server-only';
import { text } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import { type SaleLineColumn, saleLineColumns } from '../../sales/sale-line';

const texts: readonly SaleLineColumn[] = ['transaction_id', 'product', 'category', 'customer_id', 'store'];

/** Columns of the table, as `part-rows` writes them. */
export const tableColumns = ['part', 'line', ...saleLineColumns].join(', ');

/** A cell of CSV; what is not there is nothing between two commas. PostgreSQL has no texts with NUL in them. */
const cell = (column: SaleLineColumn) =>
  texts.includes(column)
    ? `coalesce('"' || replace(replace(${column}, '"', '""'), chr(0), '') || '"', '')`
    : `coalesce(CAST(${column} AS VARCHAR), '')`;

/** Hands on the lines of one part as rows of CSV for the table `sale_line`, under the number of the part. */
export async function eachRows(
  lines: SaleLines,
  part: number,
  take: (csv: string) => void | Promise<void>,
): Promise<void> {
  const cells = [`'${part}'`, 'CAST(line AS VARCHAR)', ...saleLineColumns.map(cell)];
  await lines.each(`SELECT ${cells.join(` || ',' || `)} AS csv FROM sale_line`, [], { csv: text }, (rows) =>
    take(rows.map(({ csv }) => `${csv}\n`).join('')),
  );
}
