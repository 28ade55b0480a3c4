import 'server-only';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import { Client } from 'pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { answersInTime } from '../answers-in-time';
import { env } from '../env';
import { PrismaClient } from '../generated/prisma/client';
import { watchQuery } from '../observe/watch-query';
import { once } from '../once';
import { dataFolder } from './data-folder';
import { openEmbedded } from './embedded/embedded';
import { keepReads } from './embedded/kept-reads';
import { reopening } from './embedded/reopening';
import { type Reference, referencesSql, Writes } from './embedded/writes';
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
  const folder = dataFolder();
  const writes = ownWrites() ?? new Writes();
  const embedded = await openEmbedded(folder);
  writes.follow((await embedded.query<Reference>(referencesSql)).rows);
  return watched(
    new PrismaPGlite(
      keepReads(
        reopening(embedded, () => PGlite.create(folder.database)),
        writes,
      ),
    ),
  );
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

function watched(adapter: PrismaPg | PrismaPGlite): PrismaClient {
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
