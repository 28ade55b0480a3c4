import 'server-only';
import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { env } from '../env';
import { logError } from '../http/log';
import { blobPath, changing } from './blobs';
import { dataFolder } from './data-folder';
import { database } from './database';

const often = 3_600_000;

/** Sweeps now, and then again and again: what another replica deletes is gone from this one within the hour. */
export async function keepSwept(): Promise<void> {
  await sweep();
  setInterval(() => sweep().catch(logError), often).unref();
}

/**
 * Deletes files of blobs that the database does not name: a crash has left them, or another replica deleted what they were of.
 * Files of the embedded database stay while the server runs on Postgres, and all stay where the database names none.
 */
async function sweep(): Promise<void> {
  const { blobs, database: embedded } = dataFolder();
  if (env().DATABASE_URL !== undefined && existsSync(embedded)) return;
  await changing()(async () => {
    const files = await readdir(blobs);
    const rows = await (await database()).blob.findMany({ select: { sha256: true } });
    const named = new Set(rows.map(({ sha256 }) => sha256));
    if (named.size === 0) return;
    for (const file of files) if (!named.has(file)) await rm(blobPath(file), { force: true });
  });
}
