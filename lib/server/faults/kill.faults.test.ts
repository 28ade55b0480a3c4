import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listLearning } from '../../api/learning';
import { syntheticSales } from '../../sales/synthetic';
import { startPostgres } from '../testing/postgres';
import { uploadAs } from '../testing/server';
import { random, rounds } from './chance';
import { type DayOfSales, dayOfSales, type Holdings, judge, type Place, plus, Till } from './till';
import { tell } from './told';

const postgres = await startPostgres();
const databases = postgres === null ? ['the embedded database'] : ['the embedded database', 'Postgres'];
afterAll(() => postgres?.stop());

describe.each(databases)('on %s, a server that is killed', (database) => {
  let till: Till;
  let files = 0;
  const faultIn = (work: string) => `kill -9 in the work of ${work}, ${database}`;
  beforeAll(async () => {
    till = await Till.open({ DATABASE_URL: database === 'Postgres' ? (postgres?.url ?? '') : '' });
  });
  afterAll(() => till.close());

  /** What became of an upload during which the server was killed: all of it is there, or nothing; sent again, it is there once. */
  async function startAndRetry(work: string, before: Holdings, file: DayOfSales, status: number | null) {
    await till.start();
    expect(await till.server.spooled()).toEqual([]);
    const after = await till.holdings();
    const became = judge(before, after, file, status);
    tell(faultIn(work), became);
    expect((await till.send(file.body)).status).toBe(became.stored ? 200 : 201);
    expect(await till.holdings()).toEqual(plus(before, file));
  }

  async function repeat(most: number, once: (point: number) => Promise<void>) {
    for (let round = 0; round < rounds; round++) await once(random.below(Math.max(1, most)));
  }

  test('while it receives a file has none of it', async () => {
    const { body } = dayOfSales(0, 20_000);
    await repeat(body.length, async (bytes) => {
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
      await startAndRetry('receive', before, file, status);
    });
  });

  test.each(['parse', 'store', 'commit'] satisfies Place[])(
    'in the work of %s has all of the file or nothing',
    async (place) => {
      till.orderKill(place, 1e9);
      expect((await till.send(dayOfSales(++files, 8_000).body)).status).toBe(201);
      const most = till.done(place);
      till.callOff();
      await repeat(most, async (after) => {
        const before = await till.holdings();
        const file = dayOfSales(++files, 8_000);
        till.orderKill(place, after, random.below(2) * random.below(20));
        const status = await till.send(file.body).then(
          (response) => response.status,
          () => null,
        );
        await till.kill();
        till.callOff();
        await startAndRetry(place, before, file, status);
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
    await repeat(most, async (milliseconds) => {
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
      const [acknowledged, stored] = [status === 200, answer.trainedAt !== trainedAt];
      tell(faultIn('training'), { acknowledged, stored, lost: acknowledged && !stored, half: !answer.reused });
    });
  });
});
