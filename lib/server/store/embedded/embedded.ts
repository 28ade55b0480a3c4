import 'server-only';
import { cpSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { AppError } from '../../../errors';
import type { DataFolder } from '../data-folder';
import { migrate, readMigrations, type SqlSession } from '../migrate';

/** Made and migrated by the build: copying it takes a tenth of making a new one. */
const emptyDatabase = join(process.cwd(), '.next', 'empty-database');

/**
 * Opens and migrates the embedded database, or makes it where there has been none. One that was there is never replaced by a
 * blank one: only a folder whose making was interrupted, which a file beside it tells, is made anew.
 * @param prepare what else belongs to making it, or to opening it, than to migrate it
 * @throws AppError "invalid_input" when the database is damaged or gone, or of a newer version
 */
export async function openEmbedded(
  folder: Pick<DataFolder, 'database' | 'blobs'>,
  prepare: (session: SqlSession) => Promise<unknown> = (session) => migrate(session, readMigrations()),
): Promise<PGlite> {
  const { database } = folder;
  const making = makingOf(folder);
  if (existsSync(making)) rmSync(database, { recursive: true, force: true });
  const isNew = !existsSync(database);
  if (isNew) beginNew(folder);
  else refuseDamaged(database);
  const embedded = await PGlite.create(database).catch((error: unknown) => {
    throw isNew ? error : damaged(database, 'Postgres cannot start from it');
  });
  const session = embeddedSession(embedded);
  if (!isNew) await refuseIncomplete(session, database);
  await prepare(session);
  rmSync(making, { force: true });
  return embedded;
}

/** Whether there is nothing yet, or only what an interrupted beginning has left. */
export function isBlank(folder: Pick<DataFolder, 'database' | 'blobs'>): boolean {
  const { database, blobs } = folder;
  return (
    existsSync(makingOf(folder)) || !(existsSync(database) || (existsSync(blobs) && readdirSync(blobs).length > 0))
  );
}

function makingOf({ database }: Pick<DataFolder, 'database'>): string {
  return `${database}.making`;
}

export function embeddedSession(embedded: PGlite): SqlSession {
  return {
    execute: async (sql) => {
      await embedded.exec(sql);
    },
    query: async (sql, parameters) => (await embedded.query<Record<string, unknown>>(sql, parameters)).rows,
  };
}

function beginNew(folder: Pick<DataFolder, 'database' | 'blobs'>): void {
  const { database } = folder;
  if (!isBlank(folder)) throw damaged(database, 'it is gone, while there are files that it has named');
  writeFileSync(makingOf(folder), '');
  // A thousand small files: one after the other they take a third of the processor time.
  if (existsSync(emptyDatabase)) cpSync(emptyDatabase, database, { recursive: true });
}

/** What Postgres cannot start from, and would say in words of its own. */
function refuseDamaged(database: string): void {
  const needed = { PG_VERSION: 2, 'global/pg_control': 8192, 'global/pg_filenode.map': 1, 'base/1/PG_VERSION': 2 };
  for (const [name, bytes] of Object.entries(needed)) {
    const file = statSync(join(database, name), { throwIfNoEntry: false });
    if (file === undefined || file.size < bytes) throw damaged(database, `${name} is missing or cut off`);
  }
  const log = join(database, 'pg_wal');
  if (!existsSync(log) || readdirSync(log).length === 0) throw damaged(database, 'pg_wal is missing');
}

/**
 * Postgres takes a table whose file was cut off for a shorter one: what its index names is looked up once, which fails where it
 * is not there any more.
 */
async function refuseIncomplete(session: SqlSession, database: string): Promise<void> {
  try {
    const [made] = await session.query("SELECT to_regclass('_prisma_migrations')::text AS name");
    if (made?.name == null) throw new Error('it has no tables');
    const tables = await session.query(
      `SELECT indrelid::regclass::text AS name, (SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute
               WHERE attrelid = indrelid AND attnum = ANY (indkey::int2[])) AS key
         FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
        WHERE indisprimary AND relnamespace = 'public'::regnamespace AND relpersistence = 'p'`,
    );
    await session.execute('SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_indexonlyscan = off');
    for (const { name, key } of tables)
      await session.query(`SELECT count(*) FROM (SELECT ctid FROM ${name} ORDER BY ${key}) AS found`);
    await session.execute('RESET enable_seqscan; RESET enable_bitmapscan; RESET enable_indexonlyscan');
  } catch (error) {
    throw damaged(database, error instanceof Error ? error.message : String(error));
  }
}

function damaged(database: string, reason: string): AppError {
  return new AppError(
    'invalid_input',
    `The database in ${database} is damaged: ${reason}. Nothing was changed. Set DATA_DIR to another folder, and restore a backup there with "npm run restore FILE".`,
  );
}
