import { Client } from 'pg';
import type { Analytics, SaleLines } from '../../engine/engine';
import { createPostgresAnalytics } from '../../engine/postgres/postgres-analytics';
import { installWords, searchPath } from '../postgres-lines/install-words';
import { makeLinesPool, sourceOf } from '../postgres-lines/lines-pool';
import { eachRows, tableColumns } from '../postgres-lines/part-rows';
import { storePart } from '../postgres-lines/store-part';
import { postgresSession } from '../store/database';
import { embeddedSession } from '../store/embedded/embedded';
import { migrate, readMigrations } from '../store/migrate';
import { startPostgres } from './postgres';
import { openTestDatabase } from './test-database';

/** A PostgreSQL that answers questions about lines. */
export interface TestAnalytics extends Analytics {
  /** @returns what names the part there */
  store(sha256: string, lines: SaleLines): Promise<string>;
  close(): Promise<void>;
}

/** The embedded PostgreSQL. */
export async function openEmbedded(): Promise<TestAnalytics> {
  const { embedded, close } = await openTestDatabase();
  await installWords(embeddedSession(embedded));
  await embedded.exec(`SET search_path = ${searchPath}`);
  const [bigInteger, date, numeric] = [20, 1082, 1700];
  const parsers = { [bigInteger]: String, [date]: String, [numeric]: String };
  const analytics = createPostgresAnalytics({
    query: async (sql, parameters) =>
      (await embedded.query<Record<string, unknown>>(sql, parameters, { parsers })).rows,
    read: async (sql, parameters, take) => {
      const { fields, rows } = await embedded.query<unknown[]>(sql, parameters, { parsers, rowMode: 'array' });
      await take({ columns: fields, rows });
    },
  });
  let stored = 0;
  return {
    ...analytics,
    store: async (_sha256, lines) => {
      const part = ++stored;
      let csv = '';
      await eachRows(lines, part, (rows) => {
        csv += rows;
      });
      const copy = `COPY sale_line (${tableColumns}) FROM '/dev/blob' WITH (FORMAT csv)`;
      await embedded.query(copy, [], { blob: new Blob([csv]) });
      return String(part);
    },
    close,
  };
}

/** A server; null where there is none on this machine. */
export async function openServer(): Promise<TestAnalytics | null> {
  const postgres = await startPostgres();
  if (postgres === null) return null;
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await migrate(postgresSession(client), readMigrations());
  await installWords(postgresSession(client));
  await client.end();
  const pool = makeLinesPool(postgres.url, 120);
  const analytics = createPostgresAnalytics(sourceOf(async () => pool));
  return {
    ...analytics,
    store: async (sha256, lines) => String(await storePart(pool, sha256, lines)),
    close: async () => {
      await pool.end();
      await postgres.stop();
    },
  };
}
