import 'server-only';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PGlite, QueryOptions, Results, Transaction } from '@electric-sql/pglite';
import { LRUCache } from 'lru-cache';
import { KeptAnswers } from '../../../kept-answers';
import { type Statement, tablesIn, type Writes } from './writes';

/** About how many bytes all answers take together. */
const keptBytes = 4 << 20;
const mostReads = 5000;

/**
 * The embedded database, which answers the same reading statement from memory until one of its tables is written to. Nothing is
 * missed, as this process alone writes to the folder, and what is being written is not there for others before it has ended. Between
 * two statements others get their turn: the database runs in this thread, and one statement after the other would hold up all requests.
 */
export function keepReads(database: PGlite, writes: Writes): PGlite {
  const fitted = (options?: QueryOptions) => withOwnParsers(database, options);
  const sizeOf = ({ rows }: Results, key: string) => key.length + bytesOf(rows);
  const kept = new KeptAnswers<Results>({ max: mostReads, maxSize: keptBytes, sizeOf });
  const tables = new LRUCache<string, string[]>({ max: mostReads, memoMethod: (sql) => tablesIn(sql) });

  const query = async (sql: string, values?: unknown[], given?: QueryOptions): Promise<Results> => {
    const options = fitted(given);
    const ask = async () => {
      await nextTurn();
      return database.query<Record<string, unknown>>(sql, values, options);
    };
    if (!isRead(sql)) return ask().finally(() => writes.note([{ sql, values: values ?? [] }]));
    const answer = await kept.find(JSON.stringify([sql, values]), ask, writes.stampOf(tables.memo(sql)));
    return { ...answer, rows: answer.rows.map(copyOf) };
  };

  const transaction = <Answer>(run: (transaction: Transaction) => Promise<Answer>): Promise<Answer> => {
    const statements: Statement[] = [];
    return database
      .transaction((begun) => run(noting(begun, statements, fitted)))
      .finally(() => writes.note(statements));
  };

  const own: Record<string | symbol, unknown> = {
    query,
    exec: (...given: Parameters<PGlite['exec']>) =>
      database.exec(...given).finally(() => writes.note([{ sql: given[0], values: [] }])),
    transaction,
  };
  return new Proxy(database, { get: (_, name) => own[name] ?? Reflect.get(database, name) });
}

/** A transaction that notes what it is asked. */
function noting(
  transaction: Transaction,
  statements: Statement[],
  fitted: (options?: QueryOptions) => QueryOptions | undefined,
): Transaction {
  const own: Partial<Transaction> = {
    query: async (sql, values, options) => {
      statements.push({ sql, values: values ?? [] });
      await nextTurn();
      return transaction.query(sql, values, fitted(options));
    },
    exec: (...given) => {
      statements.push({ sql: given[0], values: [] });
      return transaction.exec(...given);
    },
  };
  return new Proxy(transaction, {
    get: (_, name) => Reflect.get(own, name) ?? Reflect.get(transaction, name),
  });
}

/**
 * Parsers that are given with every statement become the database's own: it would put them together with those of all its types
 * each time, which takes as long as a small statement.
 */
function withOwnParsers({ parsers: own }: PGlite, options?: QueryOptions): QueryOptions | undefined {
  if (options?.parsers === undefined) return options;
  const { parsers, ...others } = options;
  if (Object.entries(parsers).some(([type, parser]) => own[Number(type)] !== parser)) Object.assign(own, parsers);
  return others;
}

/** Statements that Prisma makes for models; hand-written ones ask the database itself, or lock. */
function isRead(sql: string): boolean {
  return sql.startsWith('SELECT "public".');
}

/** About how many bytes rows, lists of values, take. */
function bytesOf(rows: readonly unknown[]): number {
  return rows.flat().reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 8), 0);
}

/** Rows are lists of values for Prisma; it may change them. */
function copyOf<Row>(row: Row): Row {
  return Array.isArray(row) ? Object.assign([], row) : row;
}
