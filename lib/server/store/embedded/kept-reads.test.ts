import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { keepReads } from './kept-reads';

const read = 'SELECT "name" FROM "shop" ORDER BY "name"';
const asLists = { rowMode: 'array' } as const;

let embedded: PGlite;
let kept: PGlite;
beforeAll(async () => {
  embedded = await PGlite.create();
});
beforeEach(async () => {
  await embedded.exec(
    `DROP TABLE IF EXISTS "shop"; CREATE TABLE "shop" ("name" text); INSERT INTO "shop" VALUES ('Corner')`,
  );
  vi.restoreAllMocks();
  kept = keepReads(embedded);
});
afterAll(() => embedded.close());

const names = async () => (await kept.query<[string]>(read, [], asLists)).rows.flat();

test('the same read is asked once, and other values are another read', async () => {
  const asked = vi.spyOn(embedded, 'query');
  expect([await names(), await names()]).toEqual([['Corner'], ['Corner']]);
  expect(asked).toHaveBeenCalledTimes(1);
  const named = 'SELECT "name" FROM "shop" WHERE "name" = $1';
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
