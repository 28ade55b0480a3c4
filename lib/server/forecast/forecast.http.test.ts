import { createHash } from 'node:crypto';
import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forecast, orderHints } from '../../api/forecast';
import { Problem } from '../../api/problem';
import { currentAnalysis } from '../../api/summary';
import { shopCsv } from '../../forecast/testing/shop';
import { onPostgres } from '../testing/database-of';
import { smallShop } from '../testing/sales-files';
import { type Client, startServer, type TestServer, uploadAs } from '../testing/server';

let server: TestServer;
let client: Client;
beforeAll(async () => {
  server = await startServer();
  client = server.client();
});
afterAll(() => server.stop());

async function askAny(dataset: string, query = '') {
  const response = await client(`/api/forecast?dataset=${dataset}${query}`);
  const answer = forecast.output.parse(await response.json());
  if (!answer.hasData) throw new Error('no data');
  return answer;
}

async function ask(dataset: string, query = '') {
  const answer = await askAny(dataset, query);
  if ('available' in answer) throw new Error(answer.reason);
  return answer;
}

/** A week ends on Sunday, the day on which the shop is closed. */
const start = '2024-01-01';

describe('a shop of 200 days', () => {
  let dataset: string;
  beforeAll(async () => {
    dataset = await uploadAs(client, shopCsv(start, 200));
  });

  test('has four weeks to come, with intervals, beside last week, judged by what was', async () => {
    const answer = await ask(dataset);
    expect(answer).toMatchObject({ grain: 'day', horizon: 28, longestHorizon: 100, shown: 'model', reused: false });
    expect(answer.points.map(({ bucket }) => bucket).slice(0, 2)).toEqual(['2024-07-19', '2024-07-20']);
    for (const { mean, lower80, upper80, lower95, upper95 } of answer.points) {
      expect([0, lower95, lower80, mean, upper80, upper95]).toEqual(
        [0, lower95, lower80, mean, upper80, upper95].toSorted((one, other) => one - other),
      );
    }
    // 21 July 2024 is a Sunday
    expect(answer.points[2]).toEqual({ bucket: '2024-07-21', mean: 0, lower80: 0, upper80: 0, lower95: 0, upper95: 0 });
    expect(answer.components.weekdays.filter(({ closed }) => closed)).toMatchObject([{ weekday: 7, factor: 0 }]);
    expect(answer.backtest?.metrics.mae).toBeLessThan(answer.backtest?.baseline.mae ?? 0);
    expect(answer.verdict).toMatch(/closer than "the same day last week"/);
    expect(answer.drivers.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
  });

  test('has products and categories that add up to the whole', async () => {
    const { points, total, children } = await ask(dataset);
    for (const by of ['product', 'category'] as const) {
      const own = children.filter((child) => child.by === by);
      expect(own.map(({ name }) => name).sort()).toEqual(
        by === 'product' ? ['Cake', 'Coffee', 'Tea'] : ['Bakery', 'Drinks'],
      );
      expect(own.reduce((sum, child) => sum + child.total.mean, 0)).toBeCloseTo(total.mean, 6);
      points.forEach(({ mean }, h) => {
        expect(own.reduce((sum, child) => sum + (child.points[h]?.mean ?? 0), 0)).toBeCloseTo(mean, 6);
      });
    }
  });

  test('answers the same again by the saved model, until it is to be trained again', async () => {
    const before = await ask(dataset);
    const again = await ask(dataset, '&horizon=7');
    expect(again).toMatchObject({ reused: true, modelId: before.modelId, trainedAt: before.trainedAt, since: null });
    expect(again.points).toHaveLength(7);
    const retrained = await ask(dataset, '&retrain=1');
    expect(retrained).toMatchObject({ reused: false, retrained: 'asked' });
    expect(retrained.points).toEqual(before.points);
    expect(await ask(dataset, '&horizon=40')).toMatchObject({ reused: false, retrained: 'horizon', horizon: 40 });
  });

  test('is forecast by week, by product, as part of the analysis, and as CSV', async () => {
    expect(await ask(dataset, '&grain=week')).toMatchObject({
      grain: 'week',
      horizon: 8,
      components: { weekdays: [] },
    });
    const tea = await ask(dataset, '&product=Tea');
    const { children } = await ask(dataset);
    const child = children.find(({ name }) => name === 'Tea');
    expect(Math.abs(tea.total.mean / (child?.total.mean ?? 0) - 1)).toBeLessThan(0.05);
    const analysis = await client(`/current-analysis?dataset=${dataset}&include=forecast&forecast_days=14`);
    const parsed = currentAnalysis.output.parse(await analysis.json());
    expect(parsed).toMatchObject({ forecast: { horizon: 14, method: expect.stringContaining('blend') } });
    const csv = await client(`/api/forecast?dataset=${dataset}&horizon=3`, { headers: { accept: 'text/csv' } });
    expect((await csv.text()).split('\r\n').map((line) => line.split(',').length)).toEqual([6, 6, 6, 6, 1]);
  });

  test('says what named days did, and what they would do', async () => {
    const body = { dataset, from: '2024-05-06', to: '2024-05-11', name: 'Street closed' };
    const headers = { 'content-type': 'application/json' };
    await client('/api/events', { method: 'POST', headers, body: JSON.stringify(body) });
    const asked = {
      dataset,
      horizon: 7,
      events: [{ name: 'street closed', from: '2024-07-19' }, '10 % promo@2024-07-20..2024-07-21'],
    };
    const response = await client('/api/forecast', { method: 'POST', headers, body: JSON.stringify(asked) });
    const answer = forecast.output.parse(await response.json());
    expect(answer).toMatchObject({
      events: [
        { name: 'Street closed', days: 6, coming: ['2024-07-19'], sentence: expect.stringContaining('6 earlier days') },
        { name: '10 % promo', days: 0, effect: null, coming: ['2024-07-20', '2024-07-21'] },
      ],
    });
  });

  test('tells what to order, in packs', async () => {
    const response = await client(`/api/forecast/orders?dataset=${dataset}&leadDays=2&reviewDays=5&packSize=12`);
    const answer = orderHints.output.parse(await response.json());
    if (!('orders' in answer)) throw new Error('no orders');
    expect(answer).toMatchObject({ days: 7, from: '2024-07-19', to: '2024-07-25', packSize: 12 });
    expect(answer.orders.map(({ product }) => product)).toEqual(['Tea', 'Coffee', 'Cake']);
    for (const { expected, safe, order, recentUnits } of answer.orders) {
      expect(Math.abs(expected / (recentUnits / 4) - 1)).toBeLessThan(0.2);
      expect(safe).toBeGreaterThan(expected);
      expect(order % 12).toBe(0);
      expect(order - safe).toBeGreaterThanOrEqual(0);
      expect(order - safe).toBeLessThan(12);
    }
    const csv = await client(`/api/forecast/orders?dataset=${dataset}`, { headers: { accept: 'text/csv' } });
    expect((await csv.text()).split('\r\n')[0]).toContain('product,recentUnits,expected,safe,order');
  });

  test.each([
    ['horizon=0', 'at least 1'],
    ['horizon=-1', 'whole number'],
    ['horizon=1e9', 'whole number'],
    ['horizon=1000000000', 'at most 366'],
    ['forecast_days=12abc', 'whole number'],
    ['grain=year', 'grain'],
    ['events=closed', 'promo@'],
    ['events=closed@2024-02-30', 'promo@'],
    ['events=closed@2024-03-05..2024-03-01', 'first day first'],
  ])('%s is refused in a sentence', async (query, sentence) => {
    const response = await client(`/api/forecast?dataset=${dataset}&${query}`);
    expect(response.status).toBe(400);
    expect(Problem.parse(await response.json()).detail).toContain(sentence);
  });

  test.each([
    ['horizon=101', 'needs 202 days of sales; this selection has 200'],
    ['product=Unicorn', 'no sales of "Unicorn"'],
    ['to=2024-01-13', 'needs 14 days of sales; this selection has 13'],
    ['from=2024-01-05&to=2024-01-05', 'needs 14 days of sales; this selection has 1'],
    ['from=2031-01-01', 'no sales'],
    ['grain=month&to=2024-03-15', 'needs 4 whole months of sales; this selection has 2'],
  ])('%s says why there is no forecast', async (query, sentence) => {
    const answer = await askAny(dataset, `&${query}`);
    expect(answer).toMatchObject({ available: false, reason: expect.stringContaining(sentence), needs: null });
  });
});

describe('a saved model', () => {
  test('goes on from days that are added, says how it did, and is trained again when it has fallen behind', async () => {
    const dataset = await uploadAs(client, shopCsv(start, 70));
    const first = await ask(dataset);
    await uploadAs(client, shopCsv(start, 84, { from: 70 }), `&dataset=${dataset}`);
    const later = await ask(dataset);
    expect(later).toMatchObject({
      reused: true,
      modelId: first.modelId,
      trainedOn: first.trainedOn,
      since: { buckets: 14 },
    });
    expect(later.since?.mae).toBeLessThan(later.since?.baselineMae ?? 0);
    expect(later.points[0]?.bucket).toBe('2024-03-24');
    await uploadAs(client, shopCsv(start, 105, { from: 84, factor: 3 }), `&dataset=${dataset}`);
    const behind = await ask(dataset);
    expect(behind).toMatchObject({ reused: false, retrained: 'behind', trainedOn: { buckets: 104 } });
  });

  test.each(['truncated', 'tampered', 'gone'])(
    'that is %s is restored from Postgres or trained again',
    async (harm) => {
      const blobs = join(server.dataFolder, 'blobs');
      const dataset = await uploadAs(client, shopCsv('2024-02-05', 57 + harm.length));
      const before = new Set(await readdir(blobs));
      const first = await ask(dataset);
      const [model = ''] = (await readdir(blobs)).filter((name) => !before.has(name));
      const bytes = await readFile(join(blobs, model));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(model);
      if (harm === 'truncated') await truncate(join(blobs, model), 1000);
      else
        await writeFile(
          join(blobs, model),
          harm === 'gone' ? '' : bytes.map((byte, at) => (at === 500 ? byte ^ 1 : byte)),
        );
      const second = await ask(dataset);
      const became = onPostgres ? { reused: true, retrained: null } : { reused: false, retrained: 'incompatible' };
      expect(second).toMatchObject({ ...became, points: first.points });
      expect(await ask(dataset)).toMatchObject({ reused: true });
    },
  );
});

describe('odd files', () => {
  const day = (index: number) => `2024-03-${String(index + 1).padStart(2, '0')}`;
  const file = (count: number, value: (index: number) => number | string, extra = '') =>
    `date,product,amount\n${Array.from({ length: count }, (_, index) => `${day(index)},Tea,${value(index)}`).join('\n')}\n${extra}`;

  test.each([
    ['one day', file(1, () => 5), '', 'needs 14 days of sales; this selection has 1'],
    ['13 days', file(13, (index) => 5 + index), '', 'needs 14 days of sales; this selection has 13'],
    ['only zeros', file(30, () => 0), '', 'brought nothing on any day'],
    ['no dates', 'product,quantity,unit_price\nTea,1,2\nCake,2,3\n', 'date', 'no dates'],
    ['no prices', file(30, () => '').replace('amount', 'note'), 'unitPrice', 'no prices'],
  ])('%s', async (_, body, needs, sentence) => {
    const answer = await askAny(await uploadAs(client, body));
    expect(answer).toMatchObject({ available: false, reason: expect.stringContaining(sentence), needs: needs || null });
  });

  test('30 equal days go on as they are, and last week is shown as nothing can be better', async () => {
    const answer = await ask(
      await uploadAs(
        client,
        file(30, () => 5),
      ),
    );
    expect(answer.points.every(({ mean, upper95 }) => mean === 5 && upper95 === 5)).toBe(true);
    expect(answer).toMatchObject({ rough: true, horizon: 15 });
  });

  test('a date of 1970 among 2024 makes no grid of 54 years', async () => {
    const answer = await ask(
      await uploadAs(
        client,
        file(30, (index) => 5 + (index % 7), '1970-01-01,Tea,5\n'),
      ),
    );
    expect(answer.history).toHaveLength(30);
    expect(answer.notes).toEqual(['1970-01-01 lies far from all other sales and is left out.']);
  });

  test('days to come are forecast from', async () => {
    const answer = await ask(await uploadAs(client, file(30, (index) => 5 + (index % 7)).replaceAll('2024', '2061')));
    expect(answer.points[0]?.bucket).toBe('2061-03-31');
  });

  test('no upload is an answer, and somebody else gets none', async () => {
    const dataset = await uploadAs(client, smallShop);
    expect(await (await server.client()('/api/forecast')).json()).toEqual({ hasData: false, reason: 'no_upload' });
    expect((await server.client()(`/api/forecast?dataset=${dataset}`)).status).toBe(404);
  });
});
