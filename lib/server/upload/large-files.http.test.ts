import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Receipt } from '../../api/ingest';
import { syntheticSales } from '../../sales/synthetic';
import { type Client, startServer, type TestServer } from '../testing/server';

let server: TestServer;
let client: Client;
/** Long enough for two threads. */
const sales = Buffer.concat([...syntheticSales({ rows: 220_000, seed: 5 })]);

const upload = (body: BodyInit, init: RequestInit = {}) =>
  client('/api/upload-data?fileName=shop.csv', { method: 'POST', body, ...init });
/** What the file itself says, without where it was stored. */
const understood = async (response: Response) => {
  expect(response.status).toBe(201);
  const { dataset, import: stored, dialect, ...receipt } = Receipt.parse(await response.json());
  return { ...receipt, encoding: dialect.encoding };
};

beforeAll(async () => {
  server = await startServer();
  client = server.client();
});
afterAll(() => server.stop());

test('a large file has the same receipt whether one thread reads it or two', async () => {
  const alone = await understood(await upload(gzipSync(sales)));
  expect(alone.rows).toMatchObject({ read: 220_000, kept: 220_000 });
  expect(await understood(await upload(sales))).toEqual(alone);
});

test('an upload that its sender gives up leaves nothing, and the next one works', async () => {
  const other = Buffer.concat([sales, Buffer.from(sales.subarray(sales.lastIndexOf(10, -2) + 1))]);
  const leaving = new AbortController();
  const given = upload(other, { signal: leaving.signal });
  setTimeout(() => leaving.abort(), 250);
  await expect(given).rejects.toThrow();
  await expect.poll(() => server.spooled()).toEqual([]);
  expect((await understood(await upload(other))).rows).toMatchObject({ read: 220_001, duplicate: 1 });
});
