import 'server-only';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { version } from '../../../package.json';
import { AppError } from '../../errors';
import { readMigrations, type SqlSession } from '../store/migrate';
import { type AddEntry, of, writeArchive } from './archive';
import { blobEntry, formatVersion, type Manifest, manifestEntry, rowsEntry } from './manifest';
import { openPlace, type Place, readSecret } from './place';
import { listTables, measure, readRows, readTotals } from './tables';

/**
 * Writes all that is stored, at one moment, into a new file: accounts, dashboards, links, files and what was learnt. On Postgres
 * servers may go on meanwhile.
 * @throws AppError when the file is there already, what is stored is damaged or of a newer version, or there is nothing
 */
export async function backUp(path: string): Promise<Manifest> {
  if (existsSync(path)) throw new AppError('invalid_input', `${path} is there already. Name a file that is not.`);
  const place = await openPlace();
  try {
    await place.session.execute('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const manifest = await describe(place.session);
    await writeArchive(path, async (add) => {
      const text = JSON.stringify(manifest, null, 2);
      await add(manifestEntry, Buffer.byteLength(text), of(text));
      for (const { name } of manifest.tables) await addRows(add, place.session, name);
      await addBlobs(add, place);
    });
    return manifest;
  } finally {
    await place.close();
  }
}

async function describe(session: SqlSession): Promise<Manifest> {
  const migrations = await readApplied(session);
  const secret = readSecret();
  if (secret === null)
    throw new AppError('invalid_input', 'There is no secret here. Set BETTER_AUTH_SECRET as the servers have it.');
  const tables: Manifest['tables'] = [];
  for (const name of await listTables(session)) tables.push({ name, rows: (await measure(session, name)).rows });
  return {
    format: formatVersion,
    version,
    madeAt: new Date().toISOString(),
    migrations,
    secret: secret.isKept ? secret.value : null,
    secretSha256: createHash('sha256').update(secret.value).digest('hex'),
    tables,
    totals: await readTotals(session),
  };
}

/** The migrations that these data have been through. @throws AppError "invalid_input" when this version does not know them */
async function readApplied(session: SqlSession): Promise<string[]> {
  const [found] = await session.query("SELECT to_regclass('_prisma_migrations')::text AS name");
  if (found?.name == null)
    throw new AppError('invalid_input', 'There is nothing to back up: no server has been started here.');
  const rows = await session.query(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY 1',
  );
  const applied = z.array(z.object({ name: z.string() })).parse(rows);
  const known = new Set(readMigrations().map(({ name }) => name));
  const unknown = applied.find(({ name }) => !known.has(name));
  if (unknown !== undefined)
    throw new AppError(
      'invalid_input',
      `The data are of a newer version (they have ${unknown.name}). Back them up with that one.`,
    );
  return applied.map(({ name }) => name);
}

async function addRows(add: AddEntry, session: SqlSession, table: string): Promise<void> {
  const { bytes } = await measure(session, table);
  await add(rowsEntry(table), bytes, readRows(session, table));
}

const Blobs = z.array(z.object({ sha256: z.string(), bytes: z.coerce.number() }));

async function addBlobs(add: AddEntry, { session, readBlob }: Place): Promise<void> {
  const blobs = Blobs.parse(await session.query('SELECT sha256, bytes::text AS bytes FROM blob ORDER BY sha256'));
  for (const { sha256, bytes } of blobs) {
    const content = exactly(bytes, readBlob(sha256), sha256);
    if ((await add(blobEntry(sha256), bytes, content)) !== sha256) throw damaged(sha256);
  }
}

/** The same bytes. @throws AppError "internal" when they are not as many, or cannot be read */
async function* exactly(bytes: number, content: AsyncIterable<Uint8Array>, sha256: string): AsyncGenerator<Uint8Array> {
  let seen = 0;
  try {
    for await (const chunk of content) {
      seen += chunk.length;
      if (seen > bytes) break;
      yield chunk;
    }
  } catch (error) {
    throw error instanceof Error && 'code' in error && error.code === 'ENOENT' ? damaged(sha256) : error;
  }
  if (seen !== bytes) throw damaged(sha256);
}

function damaged(sha256: string): AppError {
  return new AppError(
    'internal',
    `What was stored of a file is damaged (${sha256}), so nothing was backed up. Upload that file again or undo it; the dashboard says which.`,
  );
}
