import type { PGlite } from '@electric-sql/pglite';
import type { SqlDriverAdapter, SqlQuery } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openTestDatabase } from '../../testing/test-database';
import { keepReads } from './kept-reads';
import { type Reference, referencesSql, Writes } from './writes';

const read = 'SELECT "public"."shop"."name" FROM "public"."shop" ORDER BY "name"';

let embedded: PGlite;
let close: () => Promise<void>;
let database: SqlDriverAdapter;
let kept: SqlDriverAdapter;
beforeAll(async () => {
  ({ embedded, close } = await openTestDatabase());
  database = await new PrismaPGlite(embedded).connect();
});
beforeEach(async () => {
  await embedded.exec(
    `DROP TABLE IF EXISTS "shop", "staff", "town";
     CREATE TABLE "town" ("name" text PRIMARY KEY);
     CREATE TABLE "shop" ("name" text PRIMARY KEY, "town" text REFERENCES "town" ON DELETE CASCADE);
     CREATE TABLE "staff" ("name" text, "shop" text REFERENCES "shop" ON DELETE SET NULL);
     INSERT INTO "town" VALUES ('Ayr'); INSERT INTO "shop" VALUES ('Corner', 'Ayr');
     INSERT INTO "staff" VALUES ('Ann', 'Corner')`,
  );
  vi.restoreAllMocks();
  const writes = new Writes();
  writes.follow((await embedded.query<Reference>(referencesSql)).rows);
  kept = keepReads(database, writes);
});
afterAll(() => close());

const statement = (sql: string, args: string[] = []): SqlQuery => ({
  sql,
  args,
  argTypes: args.map(() => ({ scalarType: 'string', arity: 'scalar' })),
});
const rowsOf = async (sql: string, args?: string[]) => (await kept.queryRaw(statement(sql, args))).rows.flat();
const names = () => rowsOf(read);
const write = (sql: string, args?: string[]) => kept.executeRaw(statement(sql, args));
async function inTransaction(...statements: string[]): Promise<void> {
  const transaction = await kept.startTransaction();
  for (const sql of statements) await transaction.executeRaw(statement(sql));
  await transaction.commit();
}

test('the same read is asked once, and other values are another read', async () => {
  const asked = vi.spyOn(database, 'queryRaw');
  expect([await names(), await names()]).toEqual([['Corner'], ['Corner']]);
  expect(asked).toHaveBeenCalledTimes(1);
  const named = 'SELECT "public"."shop"."name" FROM "public"."shop" WHERE "name" = $1';
  expect(await rowsOf(named, ['Corner'])).toHaveLength(1);
  expect(await rowsOf(named, ['Market'])).toHaveLength(0);
});

test('what is written shows at once, whichever way it is written', async () => {
  await names();
  await write(`INSERT INTO "shop" VALUES ($1)`, ['Market']);
  expect(await names()).toEqual(['Corner', 'Market']);
  await kept.queryRaw(statement(`DELETE FROM "shop" WHERE "name" = 'Corner' RETURNING "name"`));
  expect(await names()).toEqual(['Market']);
  await inTransaction(`INSERT INTO "shop" VALUES ('Arcade')`);
  expect(await names()).toEqual(['Arcade', 'Market']);
});

test('a read that was asked before a write and answered after it is not kept', async () => {
  const [before] = await Promise.all([names(), write(`INSERT INTO "shop" VALUES ('Market')`)]);
  expect(before).toEqual(['Corner']);
  expect(await names()).toEqual(['Corner', 'Market']);
});

test('what is written to one table ends what is kept of it and of those that go with it, and of no other', async () => {
  const staff = 'SELECT "public"."staff"."shop" FROM "public"."staff"';
  const towns = 'SELECT "public"."town"."name" FROM "public"."town"';
  const asked = vi.spyOn(database, 'queryRaw');
  const count = async (sql: string) => {
    const before = asked.mock.calls.length;
    await rowsOf(sql);
    return asked.mock.calls.length - before;
  };
  const counts = async () => [await count(towns), await count(read), await count(staff)];
  expect(await counts()).toEqual([1, 1, 1]);
  await write(`INSERT INTO "public"."staff" VALUES ('Bob', 'Corner')`);
  expect(await counts()).toEqual([0, 0, 1]);
  await inTransaction(`UPDATE "public"."shop" SET "town" = 'Ayr'`);
  expect(await counts()).toEqual([0, 1, 0]);
  await rowsOf('SELECT 1 AS one');
  expect(await counts()).toEqual([0, 0, 0]);
  await write(`DELETE FROM "public"."town"`);
  expect(await counts()).toEqual([1, 1, 1]);
  expect([await rowsOf(towns), await names(), await rowsOf(staff)]).toEqual([[], [], [null, null]]);
  await write('TRUNCATE "staff"');
  expect(await counts()).toEqual([1, 1, 1]);
});

test('while something is being written, others are answered with what was there before', async () => {
  await names();
  const transaction = await kept.startTransaction();
  await transaction.executeRaw(statement(`INSERT INTO "public"."shop" VALUES ('Market')`));
  expect(await names()).toEqual(['Corner']);
  await transaction.commit();
  expect(await names()).toEqual(['Corner', 'Market']);
});

test('those who ask at once are answered once', async () => {
  const asked = vi.spyOn(database, 'queryRaw');
  expect(await Promise.all([names(), names()])).toEqual([['Corner'], ['Corner']]);
  expect(asked).toHaveBeenCalledTimes(1);
});

test('what a transaction takes back was never seen', async () => {
  const transaction = await kept.startTransaction();
  await transaction.executeRaw(statement(`INSERT INTO "shop" VALUES ('Market')`));
  expect((await transaction.queryRaw(statement(read))).rows.flat()).toEqual(['Corner', 'Market']);
  const meanwhile = names();
  await transaction.rollback();
  expect([await meanwhile, await names()]).toEqual([['Corner'], ['Corner']]);
});

test('what is done to an answer stays there, and what is written by hand is asked each time', async () => {
  const { rows } = await kept.queryRaw(statement(read));
  for (const row of rows) row.fill('Changed');
  expect(await names()).toEqual(['Corner']);
  const asked = vi.spyOn(database, 'queryRaw');
  await rowsOf('SELECT 1 AS one');
  await rowsOf('SELECT 1 AS one');
  expect(asked).toHaveBeenCalledTimes(2);
});
