import { type CsvCell, toCsv } from '../../api/csv';

/** Whether a request asks for CSV rather than JSON. */
export function wantsCsv(request: Request): boolean {
  return request.headers.get('accept')?.includes('text/csv') ?? false;
}

/** Rows as a CSV file. */
export function csvResponse<Column extends string>(
  fileName: string,
  columns: readonly Column[],
  rows: readonly Record<Column, CsvCell>[],
): Response {
  const body = toCsv([columns, ...rows.map((row) => columns.map((column) => row[column]))]);
  return new Response(body, { headers: csvHeaders(fileName) });
}

/** What is said of a CSV file that is to be saved. */
export function csvHeaders(fileName: string): Record<string, string> {
  return {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${fileName}"`,
    'cache-control': 'private, no-cache',
  };
}
