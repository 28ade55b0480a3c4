import 'server-only';
import { existsSync } from 'node:fs';
import { cp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
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

/** Made by the build: copying it takes a tenth of making a new one. */
const emptyDatabase = join(process.cwd(), '.next', 'empty-database');

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
  if (!existsSync(folder) && existsSync(emptyDatabase)) await copyWhole(emptyDatabase, folder);
  const embedded = await PGlite.create(folder);
  await migrate(embeddedSession(embedded), readMigrations());
  return watched(new PrismaPGlite(embedded));
}

function watched(adapter: PrismaPg | PrismaPGlite): PrismaClient {
  const client = new PrismaClient({ adapter, log: [{ emit: 'event', level: 'query' }] });
  client.$on('query', ({ query, duration }) => watchQuery('database', query, duration));
  return client;
}

/** A copy that stops halfway is begun again at the next start: the folder has its name only when it is whole. */
async function copyWhole(from: string, to: string): Promise<void> {
  const unfinished = `${to}.new`;
  await rm(unfinished, { recursive: true, force: true });
  await cp(from, unfinished, { recursive: true });
  await rename(unfinished, to);
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
