import type { Period } from '../../sales/calendar';
import type { PartProfile, SaleLineColumn } from '../../sales/sale-line';
import { number, text } from '../columns';
import { quote } from '../lens';
import type { Part } from '../view';

/** Where the values of one column in one row group lie, uncompressed, in at most two pages. */
export interface Chunk {
  column: string;
  /** Physical type in Parquet. */
  type: string;
  start: number;
  bytes: number;
  rows: number;
}

/** Row groups of a part, each with the same columns. */
export interface CodedPart {
  path: string;
  groups: Chunk[][];
  scales: PartProfile['scales'];
  /** Days whose lines do not count. */
  hidden: Period[];
}

const row = {
  path: text,
  group: number,
  rows: number,
  column: text,
  type: text,
  compression: text,
  start: number,
  bytes: number,
};

/** A SELECT of where some columns lie in the files of parts, and its rows. */
export function chunksOf(parts: readonly Part[], columns: readonly SaleLineColumn[]) {
  const sql = `
    SELECT file_name AS path, row_group_id AS "group", row_group_num_rows AS rows, path_in_schema AS "column", type, compression,
           coalesce(dictionary_page_offset, data_page_offset) AS start, total_compressed_size AS bytes
      FROM parquet_metadata([${parts.map(({ path }) => quote(path)).join(', ')}])
     WHERE path_in_schema IN (${columns.map(quote).join(', ')})
     ORDER BY path, "group"`;
  return { sql, row };
}

/** The chunks part by part; null where some are compressed, as the cleaner's own never are. */
export function codedParts(
  parts: readonly Part[],
  found: readonly (Chunk & { path: string; group: number; compression: string })[],
): CodedPart[] | null {
  if (found.some(({ compression }) => compression !== 'UNCOMPRESSED')) return null;
  return parts.map(({ path, profile, hidden }) => {
    const own = found.filter((chunk) => chunk.path === path);
    const groups = [...new Set(own.map(({ group }) => group))].map((group) =>
      own.filter((chunk) => chunk.group === group),
    );
    return { path, groups, scales: profile.scales, hidden };
  });
}
