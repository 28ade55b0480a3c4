import Papa from 'papaparse';
import { defuseFormula } from '../../ingest/formula-guard';

/**
 * Rows as CSV text for spreadsheets: UTF-8 with a byte order mark, CRLF, and text that looks like a formula defused by a
 * leading apostrophe. Numbers stay numbers.
 */
export function toCsv<Column extends string>(
  columns: readonly Column[],
  rows: readonly Record<Column, string | number | null>[],
): string {
  const cells = rows.map((row) => columns.map((column) => defuse(row[column])));
  return `\uFEFF${Papa.unparse({ fields: [...columns], data: cells }, { newline: '\r\n' })}\r\n`;
}

function defuse(cell: string | number | null): string | number | null {
  return typeof cell === 'string' ? defuseFormula(cell) : cell;
}
