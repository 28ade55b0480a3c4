import 'server-only';
import { foldingCollations, prelude, wordsSchema } from '../../engine/postgres/prelude';
import type { SqlSession } from '../store/migrate';

/** What questions need on the search path, in this order. */
export const searchPath = `${wordsSchema}, pg_catalog, public`;

/** Any number will do that nothing else locks. */
const lockNumber = 7_203_412;

/** Makes the words that questions use, one process after another. */
export async function installWords(session: SqlSession): Promise<void> {
  const found = await session.query(
    `SELECT collname AS name FROM pg_collation
      WHERE collname = ANY($1) AND collencoding IN (-1, pg_char_to_encoding('UTF8'))`,
    [foldingCollations],
  );
  const names = new Set(found.map(({ name }) => name));
  const [version] = await session.query(`SELECT current_setting('server_version_num')::integer AS number`);
  await session.query('SELECT pg_advisory_lock($1)', [lockNumber]);
  try {
    const collation = foldingCollations.find((name) => names.has(name)) ?? null;
    await session.execute(prelude(collation, Number(version?.number) >= 160_000));
  } finally {
    await session.query('SELECT pg_advisory_unlock($1)', [lockNumber]);
  }
}
