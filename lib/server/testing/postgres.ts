import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { findBinaries, findUser } from '../../../scripts/postgres.mjs';
import { freePort } from './free-port';

export interface TestPostgres {
  /** A database that nobody else uses. */
  url: string;
  stop(): Promise<void>;
}

/** A Postgres of its own, which can be stopped and started while somebody uses it. */
export interface Cluster {
  url: string;
  folder: string;
  start(): void;
  /** `immediate` is what a crash of Postgres leaves. */
  stop(mode: 'fast' | 'immediate'): void;
  remove(): void;
}

/** A Postgres for the tests: a new database on the one that TEST_DATABASE_URL names, else a new cluster. Null where there is none. */
export async function startPostgres(): Promise<TestPostgres | null> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return makeDatabase(given, `shelfwise_${randomUUID().slice(0, 8)}`);
  const cluster = await startCluster();
  return cluster && { url: cluster.url, stop: async () => cluster.remove() };
}

/** A database by its name on a server, made unless it is there. */
export async function makeDatabase(server: string, name: string): Promise<TestPostgres> {
  const run = async (sql: string) => {
    const client = new Client({ connectionString: server });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await run(`CREATE DATABASE "${name}"`).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === '42P04')) throw error;
  });
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, stop: () => run(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`) };
}

/**
 * Starts a new cluster from the binaries of this machine; null where there are none.
 * @param folder where it lies; a new temporary folder unless given
 */
export async function startCluster(
  folder = mkdtempSync(join(tmpdir(), 'shelfwise-postgres-')),
): Promise<Cluster | null> {
  const binaries = findBinaries();
  const user = findUser();
  if (binaries === null || user === null) return null;
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const port = await freePort();
  const run = (name: string, args: string[]) =>
    execFileSync(join(binaries, name), args, {
      ...user,
      cwd: folder,
      stdio: 'pipe',
      env: { ...process.env, LC_ALL: 'C' },
    });
  const data = `${folder}/data`;
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200`;
  const cluster: Cluster = {
    url: `postgres://shelfwise@127.0.0.1:${port}/postgres`,
    folder,
    start: () => run('pg_ctl', ['-D', data, '-l', `${folder}/log`, '-w', '-o', options, 'start']),
    stop: (mode) => run('pg_ctl', ['-D', data, '-m', mode, '-w', 'stop']),
    remove: () => {
      if (existsSync(`${data}/postmaster.pid`)) cluster.stop('immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
  run('initdb', ['-D', data, '-U', 'shelfwise', '-A', 'trust', '-E', 'UTF8', '--no-sync']);
  cluster.start();
  return cluster;
}
