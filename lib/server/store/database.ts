import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { Client } from 'pg';
import { answersInTime } from '../answers-in-time';
import { env } from '../env';
import { PrismaClient } from '../generated/prisma/client';
import { watchQuery } from '../observe/watch-query';
import { once } from '../once';
import { DatabaseThread } from './embedded/database-thread';
import { keepReads } from './embedded/kept-reads';
import { startDatabaseThread } from './embedded/start-thread';
import { Writes } from './embedded/writes';
import { migrate, readMigrations, type SqlSession } from './migrate';

/** A statement that takes longer is ended by Postgres; storing a chunk of a large file takes far less. */
const statementMilliseconds = 60_000;
const connectMilliseconds = 10_000;

/** The database, opened and migrated at first use: Postgres where DATABASE_URL is set, else PGlite in the data folder. */
export const database = once('database', async (): Promise<PrismaClient> => {
  const url = env().DATABASE_URL;
  return url === undefined ? startEmbedded() : openPostgres(url);
});

/** What this process writes to the embedded database, and nobody else; null on Postgres, where others write, too. */
export const ownWrites = once('own-writes', () => (env().DATABASE_URL === undefined ? new Writes() : null));

export function databaseAnswers(): Promise<boolean> {
  return answersInTime(async () => (await database()).$queryRaw`SELECT 1 AS one`);
}

async function startEmbedded(): Promise<PrismaClient> {
  const thread = new DatabaseThread(startDatabaseThread);
  const writes = ownWrites() ?? new Writes();
  writes.follow(await thread.references());
  const adapter = keepReads(thread, writes);
  const { provider, adapterName } = adapter;
  return watched({ provider, adapterName, connect: async () => adapter });
}

async function openPostgres(url: string): Promise<PrismaClient> {
  const connection = { connectionString: url, connectionTimeoutMillis: connectMilliseconds };
  const client = new Client(connection);
  await client.connect();
  try {
    await migrate(postgresSession(client), readMigrations());
  } finally {
    await client.end();
  }
  // One that has no answer by then has a server that is frozen or cut off, and cannot be ended by it.
  const limits = {
    statement_timeout: statementMilliseconds,
    query_timeout: statementMilliseconds + connectMilliseconds,
  };
  return watched(new PrismaPg({ ...connection, ...limits }));
}

function watched(adapter: SqlDriverAdapterFactory): PrismaClient {
  const client = new PrismaClient({ adapter, log: [{ emit: 'event', level: 'query' }] });
  client.$on('query', ({ query, duration }) => watchQuery('database', query, duration));
  return client;
}

export function postgresSession(client: Client): SqlSession {
  return {
    execute: async (sql) => {
      await client.query(sql);
    },
    query: async (sql, parameters) => (await client.query(sql, parameters)).rows,
  };
}
