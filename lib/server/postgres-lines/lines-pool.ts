import 'server-only';
import { Pool, type PoolClient, types } from 'pg';
import type { SqlSource } from '../../engine/postgres/sql-source';
import { env } from '../env';
import { once } from '../once';
import { postgresSession } from '../store/database';
import { installWords, searchPath } from './install-words';

const dateType = 1082;
const rowsOfBlock = 8192;
/** Questions asked at the same time; more wait their turn. */
const mostConnections = 4;
const settings = [`search_path=${searchPath.replaceAll(' ', '')}`, 'TimeZone=UTC', 'DateStyle=ISO', 'work_mem=64MB'];

/** Connections that see `sale_line` and the words of questions; these are made at first use. */
export const linesPool = once('lines-pool', async (): Promise<Pool> => {
  const pool = makeLinesPool(env().DATABASE_URL, env().ANALYSIS_SECONDS);
  const client = await pool.connect();
  try {
    await installWords(postgresSession(client));
  } finally {
    client.release();
  }
  return pool;
});

export function makeLinesPool(connectionString: string | undefined, deadlineSeconds: number): Pool {
  const all = [...settings, `statement_timeout=${deadlineSeconds}s`];
  return new Pool({
    ...(connectionString !== undefined && { connectionString }),
    max: mostConnections,
    options: all.map((setting) => `-c ${setting}`).join(' '),
    types: {
      // A day is the text that it is written as, not an instant.
      getTypeParser: (type, format) => (type === dateType ? String : types.getTypeParser(type, format)),
    },
  });
}

/** Questions to the lines of a pool. */
export function sourceOf(pool: () => Promise<Pool>): SqlSource {
  return {
    query: async (sql, parameters) => (await (await pool()).query(sql, parameters)).rows,
    read: async (sql, parameters, take) =>
      within(await (await pool()).connect(), async (client) => {
        await client.query(`DECLARE found NO SCROLL CURSOR FOR ${sql}`, parameters);
        for (;;) {
          const fetched = await client.query<unknown[]>({ text: `FETCH ${rowsOfBlock} FROM found`, rowMode: 'array' });
          if (fetched.rows.length === 0) return;
          await take({ columns: fetched.fields, rows: fetched.rows });
        }
      }),
  };
}

/** Runs a task in a transaction of its connection, which then goes back. */
export async function within<T>(client: PoolClient, task: (client: PoolClient) => Promise<T>): Promise<T> {
  let failure: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await task(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: Error) => {
      failure = lost;
    });
    throw error;
  } finally {
    client.release(failure);
  }
}
