import 'server-only';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { z } from 'zod';
import { AppError } from '../../errors';
import { env } from '../env';
import { dataFolder } from '../store/data-folder';
import { postgresSession } from '../store/database';
import { embeddedSession, openEmbedded } from '../store/embedded/embedded';
import type { SqlSession } from '../store/migrate';

/** Where data lie: a data folder with the embedded database, or Postgres. */
export interface Place {
  session: SqlSession;
  /** The bytes of a blob, unchecked. */
  readBlob(sha256: string): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/**
 * Opens what there is, as it is: nothing is migrated. The data folder of the embedded database is locked meanwhile.
 * @throws AppError "invalid_input" when there is none, or a server has it
 */
export async function openPlace(): Promise<Place> {
  const { DATABASE_URL, DATA_DIR } = env();
  if (DATABASE_URL !== undefined) {
    const { session, close } = await connect(DATABASE_URL);
    return { session, close, readBlob: (sha256) => readChunks(session, sha256) };
  }
  if (!existsSync(join(DATA_DIR, 'database')))
    throw new AppError('invalid_input', `There is nothing in ${DATA_DIR}. Set DATA_DIR to the folder of the data.`);
  const folder = dataFolder();
  const embedded = await openEmbedded(folder, async () => {});
  return {
    session: embeddedSession(embedded),
    readBlob: (sha256) => createReadStream(join(folder.blobs, sha256), { highWaterMark: 1 << 20 }),
    close: () => embedded.close(),
  };
}

/** A connection of its own to Postgres. */
export async function connect(connectionString: string): Promise<{ session: SqlSession; close(): Promise<void> }> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 });
  await client.connect();
  return { session: postgresSession(client), close: () => client.end() };
}

const Chunk = z.array(z.object({ bytes: z.instanceof(Uint8Array) }));

async function* readChunks(session: SqlSession, sha256: string): AsyncGenerator<Uint8Array> {
  const sql = 'SELECT bytes FROM blob_chunk WHERE "blobSha256" = $1 AND position = $2';
  for (let position = 0; ; position++) {
    const [chunk] = Chunk.parse(await session.query(sql, [sha256, position]));
    if (chunk === undefined) return;
    yield chunk.bytes;
  }
}

/** What signs sessions and hides customers here: a setting, or kept in the data folder; null where there is none yet. */
export function readSecret(): { value: string; isKept: boolean } | null {
  const { BETTER_AUTH_SECRET, DATA_DIR } = env();
  if (BETTER_AUTH_SECRET !== undefined) return { value: BETTER_AUTH_SECRET, isKept: false };
  const path = join(DATA_DIR, 'secret');
  return existsSync(path) ? { value: readFileSync(path, 'utf8').trim(), isKept: true } : null;
}
