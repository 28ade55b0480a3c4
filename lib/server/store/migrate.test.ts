import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../testing/postgres';
import { openTestDatabase } from '../testing/test-database';
import { postgresSession } from './database';
import { embeddedSession } from './embedded/embedded';
import { type Migration, migrate, readMigrations, type SqlSession } from './migrate';

const first: Migration = { name: '1_first', sql: 'CREATE TABLE shelf (id INT); INSERT INTO shelf VALUES (1);' };
const second: Migration = { name: '2_second', sql: 'ALTER TABLE shelf ADD COLUMN name TEXT;' };
const broken: Migration = { name: '3_broken', sql: 'CREATE TABLE half (id INT); SELECT no_such_function();' };

const postgres: TestPostgres | null = await startPostgres();
if (postgres === null) console.warn('No Postgres binaries found: migrations are tested on PGlite alone.');
const engines = postgres === null ? (['PGlite'] as const) : (['PGlite', 'Postgres'] as const);

afterAll(() => postgres?.stop());

describe.each(engines)('migrate on %s', (engine) => {
  let session: SqlSession;
  let close: () => Promise<void>;

  beforeAll(async () => {
    if (engine === 'PGlite' || postgres === null) {
      const database = await openTestDatabase();
      session = embeddedSession(database.embedded);
      close = database.close;
      await session.execute('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    } else {
      const client = new Client({ connectionString: postgres.url });
      await client.connect();
      session = postgresSession(client);
      close = () => client.end();
    }
  });
  afterAll(() => close());

  const tableNames = async () => {
    const rows = await session.query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'");
    return rows.map((row) => row.table_name);
  };

  test('applies what is missing, once', async () => {
    expect(await migrate(session, [first])).toEqual(['1_first']);
    expect(await migrate(session, [first])).toEqual([]);
    expect(await migrate(session, [first, second])).toEqual(['2_second']);
    expect(await session.query('SELECT * FROM shelf')).toEqual([{ id: 1, name: null }]);
  });

  test('leaves nothing of a migration that fails, and says so', async () => {
    await expect(migrate(session, [first, second, broken])).rejects.toThrow(/no_such_function/);
    expect(await tableNames()).not.toContain('half');
    expect(await migrate(session, [first, second])).toEqual([]);
  });

  test('refuses a database of a newer version, and a migration whose text changed', async () => {
    await expect(migrate(session, [first])).rejects.toThrow(/newer version \(it has 2_second\)/);
    await expect(migrate(session, [first, { ...second, sql: 'SELECT 1' }])).rejects.toThrow(/2_second is not the one/);
  });

  test("the project's own migrations make every table of the schema", async () => {
    await session.execute('DROP TABLE shelf; DROP TABLE _prisma_migrations;');
    expect(await migrate(session, readMigrations())).toEqual(readMigrations().map(({ name }) => name));
    expect(await tableNames()).toEqual(
      expect.arrayContaining(['user', 'session', 'dataset', 'import', 'blob', 'blob_chunk']),
    );
  });
});
