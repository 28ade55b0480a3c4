import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Client } from 'pg';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { hasPostgres } from '../../../scripts/postgres.mjs';
import { Problem } from '../../api/problem';
import { startPostgres } from '../testing/postgres';
import { dayOfSales, type Holdings, Till } from './till';
import { tell } from './told';

const postgres = hasPostgres() ? await startPostgres() : null;
afterAll(() => postgres?.stop());

const harms: Record<string, (path: string) => void> = {
  'cut off': (path) => truncateSync(path, readFileSync(path).length >> 1),
  altered: (path) => writeFileSync(path, alter(readFileSync(path))),
  empty: (path) => truncateSync(path, 0),
  gone: (path) => rmSync(path),
};

/** One bit in the middle, which DuckDB would read without noticing. */
function alter(bytes: Buffer): Buffer {
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  return bytes;
}

function partsOf({ folder }: Till): string[] {
  return readdirSync(join(folder, 'blobs')).map((name) => join(folder, 'blobs', name));
}

function expectWhole(till: Till): void {
  for (const path of partsOf(till))
    expect(path.endsWith(createHash('sha256').update(readFileSync(path)).digest('hex'))).toBe(true);
}

let asked = 0;
/** A question that was not asked before, so that its answer is not a kept one. */
const ask = (till: Till) => till.fetch(`/api/data-summary?dataset=${till.dataset}&top=${++asked}`);

async function tellMended(fault: string, till: Till, before: Holdings): Promise<void> {
  tell(fault, { lost: !isDeepStrictEqual(await till.holdings(), before), half: false });
}

test('a stored part of the embedded database that is damaged is said, and comes back with its file', async () => {
  const till = await Till.open({});
  onTestFinished(() => till.close());
  for (const [name, harm] of Object.entries(harms)) {
    const before = await till.holdings();
    for (const path of partsOf(till)) harm(path);
    const response = await ask(till);
    expect([name, response.status]).toEqual([name, 500]);
    expect(Problem.parse(await response.json())).toMatchObject({
      code: 'DAMAGED',
      detail: expect.stringMatching(/no other copy.*Upload that file again/),
    });
    expect((await till.fetch('/api/health')).status).toBe(200);
    expect((await till.send(dayOfSales(0).body)).status).toBe(200);
    expectWhole(till);
    expect((await ask(till)).status).toBe(200);
    await tellMended('stored part damaged, the embedded database', till, before);
  }
});

test.skipIf(postgres === null)(
  'with Postgres it is restored from there, and what is damaged there is said, too',
  async () => {
    const till = await Till.open({ DATABASE_URL: postgres?.url ?? '' });
    const client = new Client({ connectionString: postgres?.url });
    await client.connect();
    onTestFinished(async () => {
      await client.end();
      await till.close();
    });
    const before = await till.holdings();
    for (const harm of Object.values(harms)) {
      for (const path of partsOf(till)) harm(path);
      expect((await ask(till)).status).toBe(200);
      await tellMended('stored part damaged, Postgres', till, before);
    }
    for (const sql of [
      'UPDATE blob_chunk SET bytes = set_byte(bytes, 10, 255 - get_byte(bytes, 10))',
      'UPDATE blob_chunk SET bytes = substr(bytes, 1, 20)',
      'DELETE FROM blob_chunk',
    ]) {
      await client.query(sql);
      for (const path of partsOf(till)) rmSync(path);
      const response = await ask(till);
      expect([sql, response.status]).toEqual([sql, 500]);
      expect(Problem.parse(await response.json()).code).toBe('DAMAGED');
      expect((await till.send(dayOfSales(0).body)).status).toBe(200);
      for (const path of partsOf(till)) rmSync(path);
      expect((await ask(till)).status).toBe(200);
      expectWhole(till);
      await tellMended('stored part lost, and its copy in Postgres damaged', till, before);
    }
  },
);
