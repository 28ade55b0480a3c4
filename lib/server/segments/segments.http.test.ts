import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '../../api/problem';
import { segments, winBack } from '../../api/segments';
import { currentAnalysis } from '../../api/summary';
import { onPostgres } from '../testing/database-of';
import { type Client, startServer, type TestServer, uploadAs } from '../testing/server';

let server: TestServer;
let client: Client;
beforeAll(async () => {
  server = await startServer();
  client = server.client();
});
afterAll(() => server.stop());

async function ask(dataset: string, query = '') {
  const response = await client(`/api/segments?dataset=${dataset}${query}`);
  const answer = segments.output.parse(await response.json());
  if (!answer.hasData) throw new Error('no data');
  return answer;
}

async function askSegments(dataset: string, query = '') {
  const answer = await ask(dataset, query);
  if ('available' in answer) throw new Error(answer.reason);
  return answer;
}

const header = 'invoice,date,product,quantity,unit_price,customer';
const dayOf = (days: number) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10);

/** 120 customers over 240 days: every third comes every week, the others stay away after some visits. */
function regulars(from = 0, to = 240): string {
  const lines = [header];
  for (let customer = 0; customer < 120; customer++) {
    const step = 7 + (customer % 3) * 12;
    const last = customer % 3 === 0 ? 240 : 60 + customer;
    const id = customer === 0 ? '=HYPERLINK("x")' : `K${customer}`;
    for (let day = customer % 7; day <= last; day += step)
      if (day >= from && day < to)
        lines.push(
          `R${customer}-${day},${dayOf(day)},Item ${customer % 5},${1 + (customer % 4)},2.50,"${id.replaceAll('"', '""')}"`,
        );
  }
  return lines.join('\n');
}

describe('regulars and others', () => {
  let dataset: string;
  beforeAll(async () => {
    dataset = await uploadAs(client, regulars(0, 220));
  });

  test('are placed in segments, which stay when sales are added and are learned anew on request', async () => {
    const first = await askSegments(dataset, '&include=movement');
    expect(first).toMatchObject({
      method: 'kmeans',
      reused: false,
      customers: 120,
      trainedCustomers: 120,
      chosen: true,
    });
    expect(first.items.reduce((sum, { customers }) => sum + customers, 0)).toBe(120);
    expect(first.movement).toMatchObject({ before: { asOf: dayOf(219 - 28), beforeLastFile: false } });
    expect(await askSegments(dataset, '&include=movement')).toMatchObject({ reused: true, modelId: first.modelId });
    expect(await uploadAs(client, regulars(220), `&dataset=${dataset}&mode=append`)).toBe(dataset);
    const later = await askSegments(dataset, '&include=movement');
    expect(later).toMatchObject({
      reused: true,
      modelId: first.modelId,
      trainedOn: first.asOf,
      spread: { trained: first.spread.trained },
    });
    expect(later.dataVersion).not.toBe(first.dataVersion);
    expect(later.movement).toMatchObject({ before: { asOf: first.asOf, beforeLastFile: true } });
    const anew = await askSegments(dataset, '&include=movement&retrain=1');
    expect(anew).toMatchObject({ reused: false, trainedOn: later.asOf });
    expect(await askSegments(dataset, '&k=3&include=movement')).toMatchObject({ k: 3, chosen: false });
  });

  test('have all the parts, alone and within the analysis', async () => {
    const answer = await askSegments(dataset);
    expect(answer.points).toHaveLength(120);
    expect(answer.cohorts).toMatchObject([{ month: '2024-01-01', customers: 120 }]);
    expect(answer.returns).toMatchObject({ days: 60, customers: 120, evaluation: { customers: 120 } });
    expect(answer.products).toMatchObject({ productCount: 5 });
    expect(answer.overdue).toMatchObject({ customers: expect.any(Number) });
    const analysed = await client(`/current-analysis?dataset=${dataset}&include=segments`);
    const analysis = currentAnalysis.output.parse(await analysed.json());
    expect(analysis).toMatchObject({ segments: { modelId: answer.modelId, k: answer.k, items: answer.items } });
  });

  test('are listed as CSV, in which nothing runs as a formula, for members only', async () => {
    const { items } = await askSegments(dataset, '&include=movement');
    const response = await client(`/api/segments/customers.csv?dataset=${dataset}`);
    expect(response.headers.get('content-type')).toContain('text/csv');
    const rows = Papa.parse<Record<string, string>>((await response.text()).replace('\uFEFF', ''), {
      header: true,
      skipEmptyLines: true,
    }).data;
    expect(rows).toHaveLength(120);
    expect(rows.some(({ customer }) => customer?.startsWith("'="))).toBe(true);
    const [best] = items;
    const one = await client(
      `/api/segments/customers.csv?dataset=${dataset}&segment=${encodeURIComponent(best?.name ?? '')}`,
    );
    expect((await one.text()).trim().split('\r\n')).toHaveLength((best?.customers ?? 0) + 1);
    for (const path of ['/api/segments/customers.csv', '/api/segments/win-back'])
      expect((await server.client()(`${path}?dataset=${dataset}`)).status).toBe(404);
    const unknown = await client(`/api/segments/customers.csv?dataset=${dataset}&segment=Kings`);
    expect(unknown.status).toBe(400);
    expect(Problem.parse(await unknown.json()).detail).toContain('Champions');
  });

  test('are asked back, those worth most first', async () => {
    const response = await client(`/api/segments/win-back?dataset=${dataset}&limit=5`);
    const answer = winBack.output.parse(await response.json());
    if (!answer.hasData) throw new Error('no data');
    const worth = answer.list.map(({ expectedValue }) => expectedValue);
    expect(worth).toEqual([...worth].sort((one, other) => other - one));
    expect(answer.list.length).toBeGreaterThan(0);
    for (const { chance, averageTransactionValue, expectedValue } of answer.list)
      expect(expectedValue).toBeCloseTo((chance ?? 1) * (averageTransactionValue ?? 0), 9);
  });

  test.skipIf(onPostgres)('a damaged forest says that it has to be learned again, and that helps', async () => {
    await askSegments(dataset, '&include=returns');
    for (const path of await savedForests()) await writeFile(path, 'not what was saved');
    await uploadAs(client, `${header}\nR-new,${dayOf(239)},Item 1,1,2.50,K3`, `&dataset=${dataset}&mode=append`);
    const response = await client(`/api/segments?dataset=${dataset}&include=returns`);
    expect(response.status).toBe(409);
    expect(Problem.parse(await response.json())).toMatchObject({ type: '/problems/model_incompatible' });
    const again = await askSegments(dataset, '&include=returns&retrain=1');
    expect(again.returns).toMatchObject({ days: 60 });
    expect((await askSegments(dataset, '&include=returns')).returns).toMatchObject({ days: 60 });
  });

  test.each(['k=0', 'k=1', 'k=1.5', 'k=1e9', 'k=9', 'k=many', 'since=2024-02-30', 'returnDays=3', 'include=all'])(
    '%s is refused in a sentence',
    async (query) => {
      const response = await client(`/api/segments?dataset=${dataset}&${query}`);
      expect(response.status).toBe(400);
      expect(Problem.parse(await response.json()).detail).toContain(query.split('=')[0]);
    },
  );
});

/** Files of the data folder that hold forests, by how such a file begins. */
async function savedForests(): Promise<string[]> {
  const folder = join(server.dataFolder, 'blobs');
  const paths = (await readdir(folder)).map((name) => join(folder, name));
  const beginnings = await Promise.all(paths.map(async (path) => (await readFile(path)).toString('latin1', 0, 4)));
  return paths.filter((_, index) => beginnings[index] === 'swft');
}

const sold = (rows: string[]) => [header, ...rows].join('\n');
const alike = Array.from({ length: 4 }, (_, index) => `R${index},2024-03-01,Tea,1,2.00,K${index}`);

describe('what cannot be told is said in a sentence', () => {
  test.each([
    [
      'no customer column',
      'invoice,date,product,quantity,unit_price\n1,2024-03-01,Tea,1,2.00\n',
      '',
      'no customer column',
      'customerId',
    ],
    ['no dates', 'invoice,product,quantity,unit_price,customer\n1,Tea,1,2.00,K1\n', '', 'no dates', 'date'],
    ['one customer', sold(['1,2024-03-01,Tea,1,2.00,K1']), '', 'one customer', null],
    [
      'nobody named',
      `${sold(['1,2024-03-01,Tea,1,2.00,K1', '2,2024-03-02,Tea,1,2.00,'])}\n`,
      '&from=2024-03-02',
      'names a customer',
      null,
    ],
    ['all alike', sold(alike), '', 'alike', null],
    ['more segments than customers differ', sold([...alike, 'R9,2024-03-02,Tea,3,2.00,K9']), '&k=5', 'at most 2', null],
    ['no sales on the days', sold(alike), '&from=2025-01-01', 'no sales', null],
  ])('%s', async (_, file, query, words, needs) => {
    const answer = await ask(await uploadAs(client, file), query);
    expect(answer).toMatchObject({ available: false, reason: expect.stringContaining(words), needs });
    expect(JSON.stringify(answer)).not.toContain('NaN');
  });

  test('customers with nothing but returns are customers all the same', async () => {
    const answer = await askSegments(
      await uploadAs(
        client,
        sold(['1,2024-03-01,Tea,-1,2.00,K1', '2,2024-03-02,Tea,-2,2.00,K2', '3,2024-03-09,Tea,-2,2.00,K3']),
      ),
    );
    expect(answer).toMatchObject({ customers: 3, revenue: -10 });
    expect(answer.items.every(({ revenueShare }) => revenueShare === null)).toBe(true);
    expect(answer.returns).toMatchObject({ available: false, reason: expect.stringContaining('days of sales') });
  });

  test('products are told without customers', async () => {
    const lines = Array.from(
      { length: 90 },
      (_, day) => `${dayOf(day)},Tea,2,2.00\n${dayOf(day)},Cake,${day % 30 === 0 ? 9 : 0},3.00`,
    );
    const dataset = await uploadAs(client, `date,product,quantity,unit_price\n${lines.join('\n')}\n`);
    const answer = await ask(dataset);
    expect(answer).toMatchObject({ available: false, needs: 'customerId', products: { productCount: 2 } });
    expect(answer.products?.items).toMatchObject([
      { product: 'Tea', abc: 'A', xyz: 'X' },
      { product: 'Cake', xyz: 'Z' },
    ]);
    const list = await client(`/api/segments/customers.csv?dataset=${dataset}`);
    expect(list.status).toBe(422);
    expect(Problem.parse(await list.json()).detail).toContain('customer column');
  });

  test('no upload is an answer', async () => {
    expect(await (await server.client()('/api/segments')).json()).toEqual({ hasData: false, reason: 'no_upload' });
  });
});
