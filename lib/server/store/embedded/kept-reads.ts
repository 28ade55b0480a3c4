import 'server-only';
import type { SqlDriverAdapter, SqlQuery, SqlResultSet, Transaction } from '@prisma/driver-adapter-utils';
import { LRUCache } from 'lru-cache';
import { KeptAnswers } from '../../../kept-answers';
import { type Statement, tablesIn, type Writes } from './writes';

/** About how many bytes all answers take together. */
const keptBytes = 4 << 20;
const mostReads = 5000;

/**
 * A database that answers the same reading statement from memory until one of its tables is written to. Nothing is missed where this
 * process alone writes to it, and what is being written is not there for others before it has ended.
 */
export function keepReads(database: SqlDriverAdapter, writes: Writes): SqlDriverAdapter {
  const sizeOf = ({ rows }: SqlResultSet, key: string) => key.length + bytesOf(rows);
  const kept = new KeptAnswers<SqlResultSet>({ max: mostReads, maxSize: keptBytes, sizeOf });
  const tables = new LRUCache<string, string[]>({ max: mostReads, memoMethod: (sql) => tablesIn(sql) });

  const queryRaw = async (query: SqlQuery): Promise<SqlResultSet> => {
    const { sql, args } = query;
    if (!isRead(sql)) return database.queryRaw(query).finally(() => writes.note([query]));
    const stamp = writes.stampOf(tables.memo(sql));
    const answer = await kept.find(JSON.stringify([sql, args]), () => database.queryRaw(query), stamp);
    return { ...answer, rows: answer.rows.map((row) => [...row]) };
  };

  return {
    provider: database.provider,
    adapterName: database.adapterName,
    queryRaw,
    executeRaw: (query) => database.executeRaw(query).finally(() => writes.note([query])),
    executeScript: (sql) => database.executeScript(sql).finally(() => writes.note([{ sql, args: [] }])),
    startTransaction: async (level) => noting(await database.startTransaction(level), writes),
    getConnectionInfo: () => database.getConnectionInfo?.() ?? { supportsRelationJoins: false },
    dispose: () => database.dispose(),
  };
}

/** A transaction whose statements count as written when it has ended. */
function noting(transaction: Transaction, writes: Writes): Transaction {
  const statements: Statement[] = [];
  const noted = (query: SqlQuery) => {
    statements.push(query);
    return query;
  };
  const note = () => writes.note(statements);
  return {
    provider: transaction.provider,
    adapterName: transaction.adapterName,
    options: transaction.options,
    queryRaw: (query) => transaction.queryRaw(noted(query)),
    executeRaw: (query) => transaction.executeRaw(noted(query)),
    commit: () => transaction.commit().finally(note),
    rollback: () => transaction.rollback().finally(note),
  };
}

/** Statements that Prisma makes for models; hand-written ones ask the database itself, or lock. */
function isRead(sql: string): boolean {
  return sql.startsWith('SELECT "public".');
}

/** About how many bytes rows, lists of values, take. */
function bytesOf(rows: readonly unknown[]): number {
  return rows.flat().reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 8), 0);
}
