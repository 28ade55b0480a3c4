import 'server-only';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import { Client } from 'pg';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { env } from '../env';
import { PrismaClient } from '../generated/prisma/client';
import { watchQuery } from '../observe/watch-query';
import { once } from '../once';
import { dataFolder } from './data-folder';
import { migrate, readMigrations, type SqlSession } from './migrate';

/** A statement that takes longer is ended by Postgres; storing a chunk of a large file takes far less. */
const statementMilliseconds = 60_000;

/** The database, opened and migrated at first use: Postgres where DATABASE_URL is set, else PGlite in the data folder. */
export const database = once('database', async (): Promise<PrismaClient> => {
  const url = env().DATABASE_URL;
  return url === undefined ? openEmbedded(dataFolder().database) : openPostgres(url);
});

async function openPostgres(url: string): Promise<PrismaClient> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await migrate(postgresSession(client), readMigrations());
  } finally {
    await client.end();
  }
  return watched(new PrismaPg({ connectionString: url, statement_timeout: statementMilliseconds }));
}

async function openEmbedded(folder: string): Promise<PrismaClient> {
  const embedded = await PGlite.create(folder);
  await migrate(embeddedSession(embedded), readMigrations());
  return watched(new PrismaPGlite(embedded));
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

export function embeddedSession(embedded: PGlite): SqlSession {
  return {
    execute: async (sql) => {
      await embedded.exec(sql);
    },
    query: async (sql, parameters) => (await embedded.query<Record<string, unknown>>(sql, parameters)).rows,
  };
}
