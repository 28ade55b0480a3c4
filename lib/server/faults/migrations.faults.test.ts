import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { hasPostgres } from '../../../scripts/postgres.mjs';
import { postgresSession } from '../store/database';
import { migrate, readMigrations, type SqlSession } from '../store/migrate';
import { makeDatabase, startPostgres } from '../testing/postgres';

const migrations = readMigrations();
const statementsOf = (sql: string) => sql.split(/;\s*(?:\n|$)/).filter((statement) => statement.trim() !== '');
const statements = migrations.reduce((count, { sql }) => count + statementsOf(sql).length, 0);

const postgres = hasPostgres() ? await startPostgres() : null;
afterAll(() => postgres?.stop());

/** Runs the statements of migrations one by one, and is dead after so many of them. */
function dyingAfter(session: SqlSession, most: number, die: () => Promise<void>): SqlSession {
  let done = 0;
  let isDead = false;
  const alive = async () => {
    if (isDead) throw new Error('The process has been killed.');
  };
  return {
    execute: async (sql) => {
      await alive();
      if (!migrations.some((migration) => migration.sql === sql)) return session.execute(sql);
      for (const statement of statementsOf(sql)) {
        await session.execute(statement);
        if (++done < most) continue;
        isDead = true;
        await die();
        await alive();
      }
    },
    query: async (sql, parameters) => {
      await alive();
      return session.query(sql, parameters);
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
    await migrate(whole.session, migrations);
    const expected = await schemaOf(whole.session);
    await whole.client.end();
    await whole.stop();

    for (let most = 1; most <= statements; most++) {
      const name = `interrupted_${most}`;
      const killed = await connect(name);
      const [backend] = await killed.session.query('SELECT pg_backend_pid() AS pid');
      const die = async () => {
        const other = await connect(name);
        await other.session.query('SELECT pg_terminate_backend($1)', [backend?.pid]);
        await other.client.end();
      };
      await expect(migrate(dyingAfter(killed.session, most, die), migrations)).rejects.toThrow('killed');
      const next = await connect(name);
      await migrate(next.session, migrations);
      expect(await schemaOf(next.session)).toEqual(expected);
      await next.client.end();
      await killed.client.end().catch(() => {});
      await next.stop();
    }
    console.log(`${statements} interruptions on Postgres`);
  },
);
