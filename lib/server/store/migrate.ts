import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../errors';

/** One connection that runs SQL text; PGlite and node-postgres both give it. */
export interface SqlSession {
  /** Runs any number of statements without parameters. */
  execute(sql: string): Promise<void>;
  query(sql: string, parameters?: unknown[]): Promise<Record<string, unknown>[]>;
}

export interface Migration {
  name: string;
  sql: string;
}

/** Any number will do, as long as every version of Shelfwise uses the same. */
const lockNumber = 7_203_411;

/** The migrations in `prisma/migrations`, in order of their names. */
export function readMigrations(folder = join(process.cwd(), 'prisma', 'migrations')): Migration[] {
  return readdirSync(/* turbopackIgnore: true */ folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({
      name,
      sql: readFileSync(join(/* turbopackIgnore: true */ folder, name, 'migration.sql'), 'utf8'),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Applies what is missing, each migration in a transaction of its own, under an advisory lock, and records it in Prisma's
 * `_prisma_migrations` table with Prisma's checksum. Returns the names applied.
 * @throws AppError "invalid_input" when the database holds a migration that this version does not know, or another text of one
 */
export async function migrate(session: SqlSession, migrations: Migration[]): Promise<string[]> {
  await session.query('SELECT pg_advisory_lock($1)', [lockNumber]);
  try {
    await session.execute(bookkeeping);
    const applied = await session.query(
      'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    );
    const checksums = new Map(applied.map((row) => [String(row.migration_name), String(row.checksum)]));
    refuseUnknown(checksums, migrations);
    const missing = migrations.filter(({ name }) => !checksums.has(name));
    for (const migration of missing) await apply(session, migration);
    return missing.map(({ name }) => name);
  } finally {
    await session.query('SELECT pg_advisory_unlock($1)', [lockNumber]);
  }
}

function refuseUnknown(applied: Map<string, string>, migrations: Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.name, checksum(migration)]));
  for (const [name, sum] of applied) {
    if (!known.has(name))
      throw new AppError(
        'invalid_input',
        `The database is of a newer version (it has ${name}). Start that version instead.`,
      );
    if (known.get(name) !== sum)
      throw new AppError(
        'invalid_input',
        `The migration ${name} is not the one this database was made with. Nothing was changed.`,
      );
  }
}

async function apply(session: SqlSession, migration: Migration): Promise<void> {
  await session.execute('BEGIN');
  try {
    await session.execute(migration.sql);
    await session.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), now(), 1)`,
      [randomUUID(), checksum(migration), migration.name],
    );
    await session.execute('COMMIT');
  } catch (error) {
    await session.execute('ROLLBACK');
    throw error;
  }
}

function checksum({ sql }: Migration): string {
  return createHash('sha256').update(sql).digest('hex');
}

const bookkeeping = `
CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;
