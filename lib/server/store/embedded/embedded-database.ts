import 'server-only';
import { PGlite, type QueryOptions, type Transaction } from '@electric-sql/pglite';
import type { SqlDriverAdapter, SqlQuery, SqlResultSet } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { DataFolder } from '../data-folder';
import { openEmbedded } from './embedded';
import { reopening } from './reopening';
import { type Reference, referencesSql } from './writes';

interface Begun {
  transaction: Transaction;
  adapter: SqlDriverAdapter;
  /** Lets it be committed, unless it was rolled back. */
  end: () => void;
  ended: Promise<void>;
}

/** The embedded database as its thread opens it, and what others have it do. A transaction is named by a number. */
export class EmbeddedDatabase {
  private readonly begun = new Map<number, Begun>();
  private lastBegun = 0;
  private readonly opened: Promise<{ database: PGlite; adapter: SqlDriverAdapter }>;

  constructor(folder: Pick<DataFolder, 'database' | 'blobs'>) {
    this.opened = openEmbedded(folder).then(async (first) => {
      const database = reopening(first, () => PGlite.create(folder.database));
      return { database, adapter: await adapterOf(database) };
    });
    // Whoever asks is told why it cannot be opened; the thread goes on until then.
    this.opened.catch(() => {});
  }

  /** What belongs to what in it. */
  async references(): Promise<Reference[]> {
    const { database } = await this.opened;
    return (await database.query<Reference>(referencesSql)).rows;
  }

  async queryRaw(query: SqlQuery, transaction?: number): Promise<SqlResultSet> {
    return (await this.adapterIn(transaction)).queryRaw(query);
  }

  async executeRaw(query: SqlQuery, transaction?: number): Promise<number> {
    return (await this.adapterIn(transaction)).executeRaw(query);
  }

  async executeScript(sql: string): Promise<void> {
    await (await this.opened).database.exec(sql);
  }

  /** One transaction runs after another, and no other statement beside it. */
  async begin(): Promise<number> {
    const { database } = await this.opened;
    return new Promise((resolve, reject) => {
      const ended = database.transaction(async (transaction) => {
        const adapter = await adapterOf(database, transaction);
        await new Promise<void>((end) => {
          this.begun.set(++this.lastBegun, { transaction, adapter, end, ended });
          resolve(this.lastBegun);
        });
      });
      ended.catch(reject);
    });
  }

  /** @throws what keeps it from being stored */
  async commit(transaction: number): Promise<void> {
    const { end, ended } = this.take(transaction);
    end();
    await ended;
  }

  async rollback(transaction: number): Promise<void> {
    const { transaction: begun, end, ended } = this.take(transaction);
    await begun.rollback();
    end();
    await ended;
  }

  private async adapterIn(transaction: number | undefined): Promise<SqlDriverAdapter> {
    return transaction === undefined ? (await this.opened).adapter : this.find(transaction).adapter;
  }

  private find(transaction: number): Begun {
    const begun = this.begun.get(transaction);
    if (begun === undefined) throw new Error(`There is no transaction ${transaction}.`);
    return begun;
  }

  private take(transaction: number): Begun {
    const begun = this.find(transaction);
    this.begun.delete(transaction);
    return begun;
  }
}

/** Prisma's adapter for the statements of a database, or of a transaction that has begun in it. */
function adapterOf(database: PGlite, session: Pick<Transaction, 'query'> = database): Promise<SqlDriverAdapter> {
  const query: PGlite['query'] = (sql, values, options) =>
    session.query(sql, values, withOwnParsers(database, options));
  const get = (_: PGlite, name: string | symbol) => (name === 'query' ? query : Reflect.get(database, name));
  return new PrismaPGlite(new Proxy(database, { get })).connect();
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
