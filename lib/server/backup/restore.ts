import 'server-only';
import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../../errors';
import { env } from '../env';
import { dataFolder } from '../store/data-folder';
import { isBlank, openEmbedded } from '../store/embedded/embedded';
import { migrate, readMigrations, type SqlSession } from '../store/migrate';
import { readArchive, textOf, verifyArchive } from './archive';
import { formatVersion, Manifest, manifestEntry } from './manifest';
import { connect, readSecret } from './place';
import { listTables, measure, readTotals, writeRows } from './tables';

type WriteBlob = (sha256: string, content: AsyncIterable<Buffer>) => Promise<void>;

/**
 * Puts a backup into a data folder or a Postgres that is empty, whichever of both it came from, and brings it up to this version.
 * The file is read as a whole before anything is written, and what was written is added up before it counts.
 * @throws AppError when the file is damaged or newer, there is something already, or another secret is set
 */
export async function restore(path: string): Promise<Manifest> {
  await verifyArchive(path);
  const manifest = await readManifest(path);
  refuseOtherSecret(manifest);
  const { DATABASE_URL } = env();
  if (DATABASE_URL === undefined) await restoreEmbedded(path, manifest);
  else await restorePostgres(path, manifest, DATABASE_URL);
  keepSecret(manifest);
  return manifest;
}

function keepSecret({ secret }: Manifest): void {
  if (secret === null || readSecret()?.value === secret) return;
  const { DATA_DIR } = env();
  mkdirSync(DATA_DIR, { recursive: true, mode: 0o700 });
  writeFileSync(join(DATA_DIR, 'secret'), secret, { mode: 0o600 });
}

async function readManifest(path: string): Promise<Manifest> {
  for await (const { name, content } of readArchive(path)) {
    const parsed = name === manifestEntry ? Manifest.safeParse(JSON.parse(await textOf(content))) : null;
    const known = new Set(readMigrations().map((migration) => migration.name));
    if (
      parsed?.success &&
      parsed.data.format <= formatVersion &&
      parsed.data.migrations.every((each) => known.has(each))
    )
      return parsed.data;
    throw new AppError('invalid_input', `${path} was made by a newer version. Restore it with that one.`);
  }
  throw new AppError('unreadable_file', `${path} is empty.`);
}

/** Sessions and hidden customers of the backup mean nothing under another secret. */
function refuseOtherSecret({ secret, secretSha256 }: Manifest): void {
  const { BETTER_AUTH_SECRET } = env();
  if (BETTER_AUTH_SECRET === undefined && secret !== null) return;
  if (
    BETTER_AUTH_SECRET !== undefined &&
    createHash('sha256').update(BETTER_AUTH_SECRET).digest('hex') === secretSha256
  )
    return;
  const where =
    secret === null ? 'as the servers had it' : `to the "secret" in ${manifestEntry} of the backup, or leave it out`;
  throw new AppError('invalid_input', `The backup was made under another BETTER_AUTH_SECRET. Set it ${where}.`);
}

async function restoreEmbedded(path: string, manifest: Manifest): Promise<void> {
  const folder = dataFolder();
  if (!isBlank(folder)) throw notEmpty(env().DATA_DIR, 'DATA_DIR to a new folder');
  const writeBlob: WriteBlob = async (sha256, content) => {
    const spooled = join(folder.spool, sha256);
    await pipeline(content, createWriteStream(spooled, { flush: true }));
    await rename(spooled, join(folder.blobs, sha256));
  };
  const embedded = await openEmbedded(folder, (session) => fill(session, path, manifest, writeBlob));
  await embedded.close();
}

async function restorePostgres(path: string, manifest: Manifest, url: string): Promise<void> {
  const { session, close } = await connect(url);
  const writeBlob: WriteBlob = async (sha256, content) => {
    let position = 0;
    for await (const bytes of inChunks(content))
      await session.query('INSERT INTO blob_chunk VALUES ($1, $2, $3)', [sha256, position++, bytes]);
  };
  try {
    await fill(session, path, manifest, writeBlob);
  } finally {
    await close();
  }
}

/** Takes away tables without rows, as the build or a server that was started once has made them. */
async function clearEmpty(session: SqlSession): Promise<void> {
  for (const table of await listTables(session))
    if ((await measure(session, table)).rows > 0) throw notEmpty('The database', 'DATABASE_URL to an empty one');
  const made = await session.query('SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()');
  const ours = made.map(({ name }) => `"${name}"`);
  if (ours.length > 0) await session.execute(`DROP TABLE ${ours.join(', ')}`);
}

/** Makes the tables as the backup has them, fills them, and migrates them from there. */
async function fill(session: SqlSession, path: string, manifest: Manifest, writeBlob: WriteBlob): Promise<void> {
  const migrations = readMigrations();
  await clearEmpty(session);
  await migrate(
    session,
    migrations.filter(({ name }) => manifest.migrations.includes(name)),
  );
  await session.execute('BEGIN');
  try {
    for await (const { name, content } of readArchive(path)) {
      const [kind, rest = ''] = name.split('/');
      if (kind === 'rows') await writeRows(session, rest.replace(/\.jsonl$/, ''), linesOf(content));
      if (kind === 'blobs') await writeBlob(rest, content);
    }
    await refuseDifference(session, manifest);
    await session.execute('COMMIT');
  } catch (error) {
    await session.execute('ROLLBACK');
    throw error;
  }
  await migrate(session, migrations);
}

async function refuseDifference(session: SqlSession, { tables, totals }: Manifest): Promise<void> {
  const restored: Manifest['tables'] = [];
  for (const { name } of tables) restored.push({ name, rows: (await measure(session, name)).rows });
  if (!isDeepStrictEqual([restored, await readTotals(session)], [tables, totals]))
    throw new AppError('internal', 'What was restored does not add up to what was backed up. Nothing was kept.');
}

const chunkBytes = 1_000_000;

async function* inChunks(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  for await (const more of content) {
    held = Buffer.concat([held, more]);
    for (; held.length >= chunkBytes; held = held.subarray(chunkBytes)) yield held.subarray(0, chunkBytes);
  }
  if (held.length > 0) yield held;
}

async function* linesOf(content: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of content) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

function notEmpty(what: string, instead: string): AppError {
  return new AppError('invalid_input', `${what} is not empty, and nothing is overwritten. Set ${instead}.`);
}
