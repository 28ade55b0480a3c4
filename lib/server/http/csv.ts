import Papa from 'papaparse';
import { defuseFormula } from '../../ingest/formula-guard';

/** Whether a request asks for CSV rather than JSON. */
export function wantsCsv(request: Request): boolean {
  return request.headers.get('accept')?.includes('text/csv') ?? false;
}

/**
 * Rows as a CSV file for spreadsheets: UTF-8 with a byte order mark, CRLF, and text that looks like a formula defused by a
 * leading apostrophe. Numbers stay numbers.
 */
export function csvResponse<Column extends string>(
  fileName: string,
  columns: readonly Column[],
  rows: readonly Record<Column, string | number | null>[],
): Response {
  const cells = rows.map((row) => columns.map((column) => defuse(row[column])));
  const body = `\uFEFF${Papa.unparse({ fields: [...columns], data: cells }, { newline: '\r\n' })}\r\n`;
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'private, no-cache',
    },
  });
}

function defuse(cell: string | number | null): string | number | null {
  return typeof cell === 'string' ? defuseFormula(cell) : cell;
}
