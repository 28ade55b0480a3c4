import Papa from 'papaparse';
import { defuseFormula } from '../ingest/formula-guard';

export type CsvCell = string | number | null;

/**
 * A CSV file for spreadsheets, whose first row is the header: UTF-8 with a byte order mark, CRLF, and text that looks like a formula defused by a leading
 * apostrophe. Numbers stay numbers.
 */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${toCsvLines(rows)}`;
}

/** Rows as they go on in such a file. */
export function toCsvLines(rows: readonly (readonly CsvCell[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? defuseFormula(cell) : cell)));
  return `${Papa.unparse(cells, { newline: '\r\n' })}\r\n`;
}
