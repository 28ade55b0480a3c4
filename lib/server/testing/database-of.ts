import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { makeDatabase } from './postgres';

/** Whether this is a run on Postgres, which has a copy of all that is stored in the data folder. */
export const onPostgres = process.env.TEST_MODE === 'postgres';

/**
 * The database of a data folder in a run on Postgres, the same whenever a server starts on that folder; null where the run is
 * on the embedded database, which lies in the folder.
 */
export async function databaseOf(dataFolder: string): Promise<{ url: string; drop(): Promise<void> } | null> {
  const server = process.env.TEST_DATABASE_URL;
  if (!onPostgres || server === undefined) return null;
  const name = `shelfwise_${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`;
  const { url, stop } = await makeDatabase(server, name);
  return { url, drop: stop };
}

/** All that the database of a data folder holds: its files, or its tables as text. */
export async function readStored(dataFolder: string): Promise<Buffer[]> {
  const database = await databaseOf(dataFolder);
  if (database === null)
    return readdirSync(join(dataFolder, 'database'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const tables = `SELECT query_to_xml(format('SELECT * FROM %I', tablename), true, false, '')::text AS content
                    FROM pg_tables WHERE schemaname = 'public'`;
  const { rows } = await client.query<{ content: string }>(tables).finally(() => client.end());
  return rows.map(({ content }) => Buffer.from(content));
}
