import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Client } from 'pg';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { hasPostgres } from '../../../scripts/postgres.mjs';
import { postgresSession } from '../store/database';
import { embeddedSession, openEmbedded } from '../store/embedded/embedded';
import { migrate, readMigrations, type SqlSession } from '../store/migrate';
import { makeDatabase, startPostgres } from '../testing/postgres';
import { tell } from './told';

const migrations = readMigrations();
const statementsOf = (sql: string) => sql.split(/;\s*(?:\n|$)/).filter((statement) => statement.trim() !== '');

const postgres = hasPostgres() ? await startPostgres() : null;
afterAll(() => postgres?.stop());

/** Runs migrations statement by statement, and says how many of those that change something are done. */
function oneByOne(session: SqlSession, onDone: (statements: number) => Promise<void>): SqlSession {
  let done = 0;
  return {
    execute: async (sql) => {
      const isMigration = migrations.some((migration) => migration.sql === sql);
      for (const statement of isMigration ? statementsOf(sql) : [sql]) {
        await session.execute(statement);
        await onDone(++done);
      }
    },
    query: async (sql, parameters) => {
      const rows = await session.query(sql, parameters);
      if (!sql.startsWith('SELECT')) await onDone(++done);
      return rows;
    },
  };
}

/** Tables, columns, indexes and constraints. */
async function schemaOf(session: SqlSession) {
  return session.query(`
    SELECT table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS line
      FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
               WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL
    ORDER BY line`);
}

test('migrations of an embedded database that is killed after any statement are finished at the next start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shelfwise-interrupted-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const at = (name: string) => ({ database: join(folder, name), blobs: join(folder, 'blobs') });
  const schemas: unknown[] = [];
  // What it writes is with the operating system at once, so a copy is what a kill would leave.
  const startFromCopy = async () => {
    cpSync(at('going').database, at('killed').database, { recursive: true });
    const next = await openEmbedded(at('killed'));
    schemas.push(await schemaOf(embeddedSession(next)));
    await next.close();
    rmSync(at('killed').database, { recursive: true });
  };
  const going = await openEmbedded(at('going'), async (session) => {
    await session.execute('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await migrate(oneByOne(session, startFromCopy), migrations);
  });
  const expected = await schemaOf(embeddedSession(going));
  await going.close();
  for (const schema of schemas)
    tell('migration interrupted, embedded database', { lost: false, half: !isDeepStrictEqual(schema, expected) });
});

test.skipIf(postgres === null)(
  'migrations of Postgres whose connection breaks after any statement are finished at the next start',
  async () => {
    const connect = async (name: string) => {
      const { url, stop } = await makeDatabase(postgres?.url ?? '', name);
      const client = new Client({ connectionString: url });
      client.on('error', () => {});
      await client.connect();
      return { client, session: postgresSession(client), stop };
    };
    const whole = await connect('whole');
    let statements = 0;
    const count = async (done: number) => {
      statements = done;
    };
    await migrate(oneByOne(whole.session, count), migrations);
    const expected = await schemaOf(whole.session);
    await whole.client.end();
    await whole.stop();

    for (let most = 1; most <= statements; most++) {
      const name = `interrupted_${most}`;
      const killed = await connect(name);
      const next = await connect(name);
      const [backend] = await killed.session.query('SELECT pg_backend_pid() AS pid');
      const die = async (done: number) => {
        if (done === most) await next.session.query('SELECT pg_terminate_backend($1, 10000)', [backend?.pid]);
      };
      await expect(migrate(oneByOne(killed.session, die), migrations)).rejects.toThrow(/terminat|not queryable/);
      await migrate(next.session, migrations);
      const schema = await schemaOf(next.session);
      tell('migration interrupted, Postgres', { lost: false, half: !isDeepStrictEqual(schema, expected) });
      await next.client.end();
      await killed.client.end().catch(() => {});
      await next.stop();
    }
  },
);
