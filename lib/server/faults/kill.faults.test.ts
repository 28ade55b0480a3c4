import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listLearning } from '../../api/learning';
import { randomSource } from '../../random';
import { syntheticSales } from '../../sales/synthetic';
import { startPostgres } from '../testing/postgres';
import { uploadAs } from '../testing/server';
import { dayOfSales, type Holdings, type Place, plus, Till } from './till';

/** How often the server is killed in each of the five kinds of work, on each database. */
const points = Number(process.env.FAULT_POINTS ?? 20);
const random = randomSource(Number(process.env.FAULT_SEED ?? 1));

const postgres = await startPostgres();
const databases = postgres === null ? ['the embedded database'] : ['the embedded database', 'Postgres'];
const told: Record<string, string | number>[] = [];
afterAll(async () => {
  console.table(told);
  await postgres?.stop();
});

describe.each(databases)('on %s, a server that is killed', (database) => {
  let till: Till;
  let files = 0;
  beforeAll(async () => {
    till = await Till.open({ DATABASE_URL: database === 'Postgres' ? (postgres?.url ?? '') : '' });
  });
  afterAll(() => till.close());

  /** What became of an upload during which the server was killed: all of it is there, or nothing; sent again, it is there once. */
  async function judge(before: Holdings, file: ReturnType<typeof dayOfSales>, status: number | null) {
    await till.start();
    expect(await till.server.spooled()).toEqual([]);
    const after = await till.holdings();
    const isStored = after.imports > before.imports;
    const isWhole = isDeepStrictEqual(after, isStored ? plus(before, file) : before);
    const again = await till.send(file.body);
    expect(again.status).toBe(isStored ? 200 : 201);
    expect(await till.holdings()).toEqual(plus(before, file));
    const isLost = status === 201 && !isStored;
    return { acknowledged: status === 201, stored: isStored, lost: isLost, half: !isWhole };
  }

  async function repeat(work: string, most: number, once: (point: number) => Promise<Record<string, boolean>>) {
    const sums: Record<string, number> = {};
    for (let round = 0; round < points; round++) {
      const became = await once(random.below(Math.max(1, most)));
      for (const [name, is] of Object.entries(became)) sums[name] = (sums[name] ?? 0) + Number(is);
    }
    told.push({ database, work, kills: points, 'out of': most, ...sums });
    expect(sums).toMatchObject({ lost: 0, half: 0 });
  }

  test('while it receives a file has none of it', async () => {
    const { body } = dayOfSales(0, 20_000);
    await repeat('receive', body.length, async (bytes) => {
      const before = await till.holdings();
      const file = dayOfSales(++files, 20_000);
      const sent = new ReadableStream({
        async start(controller) {
          controller.enqueue(new TextEncoder().encode(file.body.slice(0, bytes)));
          await sleep(random.below(50));
          await till.server.kill();
          controller.close();
        },
      });
      const headers = { 'content-type': 'text/csv' };
      const init = { method: 'POST', body: sent, headers, duplex: 'half' };
      const status = await till.fetch(`/api/upload-data?dataset=${till.dataset}`, init).then(
        (response) => response.status,
        () => null,
      );
      await till.server.ended();
      return judge(before, file, status);
    });
  });

  test.each(['parse', 'store', 'commit'] satisfies Place[])(
    'in the work of %s has all of the file or nothing',
    async (place) => {
      till.orderKill(place, 1e9);
      expect((await till.send(dayOfSales(++files, 8_000).body)).status).toBe(201);
      const most = till.done(place);
      till.callOff();
      await repeat(place, most, async (after) => {
        const before = await till.holdings();
        const file = dayOfSales(++files, 8_000);
        till.orderKill(place, after, random.below(2) * random.below(20));
        const status = await till.send(file.body).then(
          (response) => response.status,
          () => null,
        );
        await till.kill();
        till.callOff();
        return judge(before, file, status);
      });
    },
  );

  test('while it learns answers afterwards from the old model or a new one, and learns nothing for ever', async () => {
    const asked = (path: string, init?: RequestInit) => till.fetch(path, init);
    const csv = Buffer.concat([...syntheticSales({ rows: 4_000, seed: 3 })]).toString();
    const dataset = await uploadAs(asked, csv);
    const path = `/api/forecast?dataset=${dataset}`;
    const began = performance.now();
    expect((await till.fetch(`${path}&retrain=1`)).status).toBe(200);
    const most = Math.ceil(performance.now() - began);
    await repeat('train', most, async (milliseconds) => {
      const { trainedAt } = await (await till.fetch(path)).json();
      const given = till.fetch(`${path}&retrain=1`).then(
        ({ status }) => status,
        () => null,
      );
      await sleep(milliseconds);
      await till.server.kill();
      const status = await given;
      await till.start();
      expect(await till.server.spooled()).toEqual([]);
      const going = await (await till.fetch(`/api/learning?dataset=${dataset}`)).json();
      expect(listLearning.output.parse(going).learning).toEqual([]);
      const answer = await (await till.fetch(path)).json();
      expect(answer).toMatchObject({ hasData: true, modelId: expect.any(String) });
      const isNew = answer.trainedAt !== trainedAt;
      return { acknowledged: status === 200, stored: isNew, lost: status === 200 && !isNew, half: !answer.reused };
    });
  });
});
