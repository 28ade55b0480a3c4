import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type { SqlQuery } from '@prisma/driver-adapter-utils';
import { afterAll, expect, test, vi } from 'vitest';
import { startTypescript } from '../../thread/testing/typescript-worker';
import { DatabaseThread } from './database-thread';

const source = new URL('./embedded.worker.ts', import.meta.url);

const folder = mkdtempSync(join(tmpdir(), 'shelfwise-database-'));
const paths = { database: join(folder, 'database'), blobs: join(folder, 'blobs') };
const workers: Worker[] = [];
const database = new DatabaseThread(() => {
  const worker = startTypescript(source, { workerData: paths });
  workers.push(worker);
  return worker;
});
afterAll(async () => {
  await endThreads();
  rmSync(folder, { recursive: true });
});

const endThreads = () => Promise.all(workers.map((worker) => worker.terminate()));
const statement = (sql: string, ...args: string[]): SqlQuery => ({
  sql,
  args,
  argTypes: args.map(() => ({ scalarType: 'string', arity: 'scalar' })),
});
const user = statement(
  'INSERT INTO "user" ("id", "name", "email", "updatedAt") VALUES ($1, $2, $1, now())',
  'a',
  'Ann',
);
const users = statement('SELECT "name" FROM "user"');

test('statements and transactions are done in the thread, and what is wrong with one is told', async () => {
  expect(await database.references()).toContainEqual(expect.objectContaining({ parent: 'user', child: 'session' }));
  expect(await database.executeRaw(user)).toBe(1);
  expect((await database.queryRaw(users)).rows).toEqual([['Ann']]);
  await expect(database.executeRaw(user)).rejects.toMatchObject({
    name: 'DriverAdapterError',
    cause: { kind: 'UniqueConstraintViolation', constraint: { fields: ['id'] } },
  });

  const taken = await database.startTransaction();
  await taken.executeRaw(statement('DELETE FROM "user"'));
  expect((await taken.queryRaw(users)).rows).toEqual([]);
  const meanwhile = database.queryRaw(users);
  await taken.rollback();
  expect((await meanwhile).rows).toEqual([['Ann']]);

  const kept = await database.startTransaction();
  await kept.executeRaw(statement('UPDATE "user" SET "name" = $1', 'Bob'));
  await kept.commit();
  expect((await database.queryRaw(users)).rows).toEqual([['Bob']]);
});

test('a transaction that cannot be stored at its end is not taken for stored', async () => {
  await database.executeScript(
    'CREATE TABLE "town" ("name" text PRIMARY KEY); CREATE TABLE "shop" ("town" text REFERENCES "town" DEFERRABLE INITIALLY DEFERRED)',
  );
  const transaction = await database.startTransaction();
  await transaction.executeRaw(statement('INSERT INTO "shop" VALUES ($1)', 'Ayr'));
  await expect(transaction.commit()).rejects.toMatchObject({ code: '23503' });
  expect((await database.queryRaw(statement('SELECT * FROM "shop"'))).rows).toEqual([]);
});

test('when the thread ends, what it was asked fails, and the next statement starts another', async () => {
  const transaction = await database.startTransaction();
  const asked = database.queryRaw(users);
  await Promise.all([expect(asked).rejects.toThrow(/thread of the database has ended/), endThreads()]);
  expect((await database.queryRaw(users)).rows).toEqual([['Bob']]);
  await expect(transaction.commit()).rejects.toThrow(/closed/);
  expect(workers).toHaveLength(2);
});

test('a database that cannot be opened is refused in a sentence, and asked again once it is mended', async () => {
  await endThreads();
  const control = join(paths.database, 'global', 'pg_control');
  const whole = readFileSync(control);
  truncateSync(control, 100);
  await expect(database.queryRaw(users)).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('pg_control'),
  });
  writeFileSync(control, whole);
  await vi.waitFor(async () => expect((await database.queryRaw(users)).rows).toEqual([['Bob']]), { timeout: 30_000 });
});
