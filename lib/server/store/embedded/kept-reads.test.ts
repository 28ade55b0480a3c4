import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { keepReads } from './kept-reads';
import { type Reference, referencesSql, Writes } from './writes';

const read = 'SELECT "public"."shop"."name" FROM "public"."shop" ORDER BY "name"';
const asLists = { rowMode: 'array' } as const;

let embedded: PGlite;
let kept: PGlite;
beforeAll(async () => {
  embedded = await PGlite.create();
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
  kept = keepReads(embedded, writes);
});
afterAll(() => embedded.close());

const names = async () => (await kept.query<[string]>(read, [], asLists)).rows.flat();

test('the same read is asked once, and other values are another read', async () => {
  const asked = vi.spyOn(embedded, 'query');
  expect([await names(), await names()]).toEqual([['Corner'], ['Corner']]);
  expect(asked).toHaveBeenCalledTimes(1);
  const named = 'SELECT "public"."shop"."name" FROM "public"."shop" WHERE "name" = $1';
  expect((await kept.query(named, ['Corner'])).rows).toHaveLength(1);
  expect((await kept.query(named, ['Market'])).rows).toHaveLength(0);
});

test('what is written shows at once, whichever way it is written', async () => {
  await names();
  await kept.query(`INSERT INTO "shop" VALUES ($1)`, ['Market']);
  expect(await names()).toEqual(['Corner', 'Market']);
  await kept.exec(`DELETE FROM "shop" WHERE "name" = 'Corner'`);
  expect(await names()).toEqual(['Market']);
  await kept.transaction(async (transaction) => {
    await transaction.query(`INSERT INTO "shop" VALUES ('Arcade')`);
  });
  expect(await names()).toEqual(['Arcade', 'Market']);
});

test('a read that was asked before a write and answered after it is not kept', async () => {
  const [before] = await Promise.all([names(), kept.query(`INSERT INTO "shop" VALUES ('Market')`)]);
  expect(before).toEqual(['Corner']);
  expect(await names()).toEqual(['Corner', 'Market']);
});

test('what is written to one table ends what is kept of it and of those that go with it, and of no other', async () => {
  const staff = 'SELECT "public"."staff"."shop" FROM "public"."staff"';
  const towns = 'SELECT "public"."town"."name" FROM "public"."town"';
  const rowsOf = async (sql: string) => (await kept.query<[string]>(sql, [], asLists)).rows.flat();
  const asked = vi.spyOn(embedded, 'query');
  const count = async (sql: string) => {
    const before = asked.mock.calls.length;
    await rowsOf(sql);
    return asked.mock.calls.length - before;
  };
  const counts = async () => [await count(towns), await count(read), await count(staff)];
  expect(await counts()).toEqual([1, 1, 1]);
  await kept.query(`INSERT INTO "public"."staff" VALUES ('Bob', 'Corner')`);
  expect(await counts()).toEqual([0, 0, 1]);
  await kept.transaction((transaction) => transaction.query(`UPDATE "public"."shop" SET "town" = 'Ayr'`));
  expect(await counts()).toEqual([0, 1, 0]);
  await kept.query('SELECT pg_advisory_lock(1)');
  expect(await counts()).toEqual([0, 0, 0]);
  await kept.query(`DELETE FROM "public"."town"`);
  expect(await counts()).toEqual([1, 1, 1]);
  expect([await rowsOf(towns), await names(), await rowsOf(staff)]).toEqual([[], [], [null, null]]);
  await kept.query('TRUNCATE "staff"');
  expect(await counts()).toEqual([1, 1, 1]);
});

test('while something is being written, others are answered with what was there before', async () => {
  await names();
  const during: string[] = [];
  await kept.transaction(async (transaction) => {
    await transaction.query(`INSERT INTO "public"."shop" VALUES ('Market')`);
    during.push(...(await names()));
  });
  expect(during).toEqual(['Corner']);
  expect(await names()).toEqual(['Corner', 'Market']);
});

test('those who ask at once are answered once', async () => {
  const asked = vi.spyOn(embedded, 'query');
  expect(await Promise.all([names(), names()])).toEqual([['Corner'], ['Corner']]);
  expect(asked).toHaveBeenCalledTimes(1);
});

test('what a transaction takes back was never seen', async () => {
  const failed = kept.transaction(async (transaction) => {
    await transaction.query(`INSERT INTO "shop" VALUES ('Market')`);
    await transaction.query(read, [], asLists);
    throw new Error('taken back');
  });
  const meanwhile = names();
  await expect(failed).rejects.toThrow('taken back');
  expect([await meanwhile, await names()]).toEqual([['Corner'], ['Corner']]);
});

test('what is done to an answer stays there, and what is written by hand is asked each time', async () => {
  const { rows } = await kept.query<[string]>(read, [], asLists);
  for (const row of rows) row.fill('Changed');
  expect(await names()).toEqual(['Corner']);
  const asked = vi.spyOn(embedded, 'query');
  await kept.query('SELECT 1 AS one');
  await kept.query('SELECT 1 AS one');
  expect(asked).toHaveBeenCalledTimes(2);
});
