import 'server-only';
import { z } from 'zod';
import type { SqlSession } from '../store/migrate';

const atOnce = 500;

/** A row that names another of the same table comes after it. */
const orders: Record<string, string> = { import: 'ORDER BY position DESC' };

const Table = z.object({ name: z.string(), needs: z.array(z.string()) });

/**
 * The tables whose rows are kept, each after those that it refers to. Blobs are kept as such, rows of sale lines are made of
 * them again, what has been migrated is told, and what a crash of Postgres may empty (unlogged tables) is not worth keeping.
 */
export async function listTables(session: SqlSession): Promise<string[]> {
  const rows = await session.query(`
    SELECT relname AS name, ARRAY(
             SELECT target.relname::text FROM pg_constraint JOIN pg_class AS target ON target.oid = confrelid
              WHERE conrelid = pg_class.oid AND contype = 'f' AND confrelid <> conrelid) AS needs
      FROM pg_class
     WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relpersistence = 'p'
       AND relname NOT IN ('_prisma_migrations', 'blob_chunk', 'sale_part', 'sale_line')
     ORDER BY relname`);
  const tables = z.array(Table).parse(rows);
  const sorted: string[] = [];
  while (sorted.length < tables.length) {
    const next = tables.find(
      ({ name, needs }) => !sorted.includes(name) && needs.every((need) => sorted.includes(need)),
    );
    if (next === undefined) throw new Error('Tables refer to each other in a circle.');
    sorted.push(next.name);
  }
  return sorted;
}

/** How many rows a table has, and how many bytes they are as lines of JSON. */
export async function measure(session: SqlSession, table: string): Promise<{ rows: number; bytes: number }> {
  const [found] = await session.query(`
    SELECT count(*)::text AS rows, coalesce(sum(octet_length(to_jsonb(one)::text) + 1), 0)::text AS bytes FROM "${table}" AS one`);
  return z.object({ rows: z.coerce.number(), bytes: z.coerce.number() }).parse(found);
}

/** The rows of a table as lines of JSON, within a transaction. They are never parsed here, so no digit is lost. */
export async function* readRows(session: SqlSession, table: string): AsyncGenerator<string> {
  await session.execute(
    `DECLARE kept CURSOR FOR SELECT to_jsonb(one)::text AS line FROM "${table}" AS one ${orders[table] ?? ''}`,
  );
  for (;;) {
    const lines = z.array(z.object({ line: z.string() })).parse(await session.query(`FETCH ${atOnce} FROM kept`));
    if (lines.length === 0) break;
    yield lines.map(({ line }) => `${line}\n`).join('');
  }
  await session.execute('CLOSE kept');
}

/** Fills a table from lines of JSON. */
export async function writeRows(session: SqlSession, table: string, lines: AsyncIterable<string>): Promise<void> {
  let rows: string[] = [];
  const flush = async () => {
    const sql = `INSERT INTO "${table}" SELECT * FROM jsonb_populate_recordset(NULL::"${table}", $1::text::jsonb)`;
    if (rows.length > 0) await session.query(sql, [`[${rows.join(',')}]`]);
    rows = [];
  };
  for await (const line of lines) if (rows.push(line) === atOnce) await flush();
  await flush();
}

/** Sums that tell whether all is there: of dashboards, files, sale lines and takings. */
export async function readTotals(session: SqlSession): Promise<Record<string, string>> {
  const [sums] = await session.query(`
    SELECT (SELECT count(*) FROM dataset)::text AS dashboards, count(*)::text AS files,
           coalesce(sum((profile->>'rows')::bigint), 0)::text AS "saleLines",
           coalesce(sum((receipt->>'revenueExact')::numeric), 0)::text AS takings
      FROM import WHERE "replacedById" IS NULL`);
  return z.record(z.string(), z.string()).parse(sums);
}
