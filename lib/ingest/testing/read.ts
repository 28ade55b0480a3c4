import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { AppError } from '../../errors';
import { type IngestOptions, ingest } from '../ingest';
import { MemorySink, memorySource } from '../memory';

/** Receipt, profile, part and rejects of a file given as text or bytes. */
export function read(file: string | Uint8Array, options: IngestOptions = {}) {
  const part = new MemorySink();
  const rejects = new MemorySink();
  const result = ingest(
    memorySource(typeof file === 'string' ? new TextEncoder().encode(file) : file),
    part,
    rejects,
    options,
    () => undefined,
  );
  return {
    ...result,
    ...result.understanding,
    part: part.bytes(),
    rejectsCsv: new TextDecoder('utf-8', { ignoreBOM: true }).decode(rejects.bytes()),
  };
}

/** What a file is refused for; null when it is accepted. */
export function refusalOf(run: () => void) {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, reason: error.reason, detail: error.message };
    throw error;
  }
  return null;
}

/** Rows that DuckDB answers over a part, which the query calls $part. */
export async function query(part: Uint8Array, sql: string) {
  const folder = mkdtempSync(join(tmpdir(), 'part-'));
  try {
    const path = join(folder, 'part.parquet');
    writeFileSync(path, part);
    const connection = await (await DuckDBInstance.create()).connect();
    return (await connection.runAndReadAll(sql.replaceAll('$part', `'${path}'`))).getRowObjectsJson();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Counts by code. */
export const codes = (list: { code: string; count: number }[]) =>
  Object.fromEntries(list.map(({ code, count }) => [code, count]));
