import 'server-only';
import type { PGlite, QueryOptions, Results } from '@electric-sql/pglite';
import { LRUCache } from 'lru-cache';

/** Rows of all answers together; few are larger than a receipt. */
const keptRows = 10_000;

/**
 * The embedded database, which answers the same reading statement from memory until anything is written. Nothing is missed, as
 * this process alone writes to the folder, and whatever is no plain read outside of a transaction ends what is kept.
 */
export function keepReads(database: PGlite): PGlite {
  const kept = new LRUCache<string, Results>({ maxSize: keptRows, sizeCalculation: ({ rows }) => 1 + rows.length });
  /** Writes begun and ended so far. */
  let writes = 0;

  const write = async <Answer>(run: () => Promise<Answer>): Promise<Answer> => {
    const forget = () => {
      writes++;
      kept.clear();
    };
    forget();
    return run().finally(forget);
  };

  const query = async (sql: string, values?: unknown[], options?: QueryOptions): Promise<Results> => {
    const ask = () => database.query<Record<string, unknown>>(sql, values, options);
    if (!isRead(sql)) return write(ask);
    const key = JSON.stringify([sql, values]);
    const before = writes;
    const answer = kept.get(key) ?? (await ask());
    if (writes === before) kept.set(key, answer);
    return { ...answer, rows: answer.rows.map(copyOf) };
  };

  const own: Record<string | symbol, unknown> = {
    query,
    exec: (...given: Parameters<PGlite['exec']>) => write(() => database.exec(...given)),
    transaction: (...given: Parameters<PGlite['transaction']>) => write(() => database.transaction(...given)),
  };
  return new Proxy(database, { get: (_, name) => own[name] ?? Reflect.get(database, name) });
}

/** Statements that Prisma makes for models; hand-written ones ask the database itself, or lock. */
function isRead(sql: string): boolean {
  return sql.startsWith('SELECT "');
}

/** Rows are lists of values for Prisma; it may change them. */
function copyOf<Row>(row: Row): Row {
  return Array.isArray(row) ? Object.assign([], row) : row;
}
