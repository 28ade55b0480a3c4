import 'server-only';
import type { Worker } from 'node:worker_threads';
import type { SqlDriverAdapter, SqlQuery, Transaction } from '@prisma/driver-adapter-utils';
import { type BirpcReturn, createBirpc } from 'birpc';
import { setAside } from '../../thread/set-aside';
import type { EmbeddedDatabase } from './embedded-database';
import { hearErrors } from './told-errors';
import type { Reference } from './writes';

type Remote = BirpcReturn<Pick<EmbeddedDatabase, keyof EmbeddedDatabase>>;

const adapter = { provider: 'postgres', adapterName: 'pglite-prisma-adapter' } as const;

/**
 * The embedded database in a thread of its own, as Prisma asks for it: in the one that answers, each statement would hold up all
 * requests. Where the thread has ended, the next statement starts another.
 */
export class DatabaseThread implements SqlDriverAdapter {
  readonly provider = adapter.provider;
  readonly adapterName = adapter.adapterName;
  private running: Remote | null = null;

  constructor(private readonly spawn: () => Worker) {}

  /**
   * What belongs to what in the database.
   * @throws AppError as `openEmbedded` does
   */
  references(): Promise<Reference[]> {
    return this.remote.references();
  }

  queryRaw(query: SqlQuery) {
    return this.remote.queryRaw(query);
  }

  executeRaw(query: SqlQuery) {
    return this.remote.executeRaw(query);
  }

  executeScript(sql: string): Promise<void> {
    return this.remote.executeScript(sql);
  }

  async startTransaction(): Promise<Transaction> {
    const remote = this.remote;
    const number = await remote.begin();
    return {
      ...adapter,
      options: { usePhantomQuery: true },
      queryRaw: (query) => remote.queryRaw(query, number),
      executeRaw: (query) => remote.executeRaw(query, number),
      commit: () => remote.commit(number),
      rollback: () => remote.rollback(number),
    };
  }

  getConnectionInfo() {
    return { supportsRelationJoins: true };
  }

  async dispose(): Promise<void> {}

  private get remote(): Remote {
    this.running ??= this.start();
    return this.running;
  }

  private start(): Remote {
    const end = (reason: Error) => {
      remote.$close(reason);
      if (this.running === remote) this.running = null;
    };
    const worker = setAside(this.spawn(), () => end(new Error('The thread of the database has ended.')));
    const remote: Remote = createBirpc(
      {},
      {
        post: (message) => worker.postMessage(message),
        on: (hear) => worker.on('message', hear),
        deserialize: hearErrors,
        timeout: -1,
      },
    );
    // A database that cannot be opened now may be later.
    remote.references().catch((error) => {
      end(error);
      return worker.terminate();
    });
    return remote;
  }
}
