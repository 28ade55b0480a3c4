import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changes } from '../api/changes';
import { Problem } from '../api/problem';
import { currentAnalysis, dataSummary } from '../api/summary';
import { smallShop } from './testing/sales-files';
import { type Client, startServer, type TestServer } from './testing/server';

let server: TestServer;
let client: Client;
let dataset: string;
beforeAll(async () => {
  server = await startServer();
  client = server.client();
  const response = await client('/api/upload-data?fileName=shop.csv', { method: 'POST', body: smallShop });
  dataset = (await response.json()).dataset.id;
});
afterAll(() => server.stop());

const summaryOf = async (path: string, init?: RequestInit) => {
  const response = await client(path, init);
  const answer = dataSummary.output.parse(await response.json());
  if (!answer.hasData) throw new Error('no data');
  return answer;
};
const analysisOf = async (path: string, init?: RequestInit) => {
  const answer = currentAnalysis.output.parse(await (await client(path, init)).json());
  if (!answer.hasData) throw new Error('no data');
  return answer;
};

describe('data-summary', () => {
  test('adds up: worked by hand on five lines', async () => {
    const { totals, products, categories, lineStats, transactionStats, dateRange, rows } =
      await summaryOf('/api/data-summary');
    expect(totals).toEqual({
      revenue: 17.55,
      grossRevenue: 21.05,
      returns: 3.5,
      units: 6,
      lines: 5,
      transactions: 4,
      customers: 2,
      products: 3,
      averageTransactionValue: 17.55 / 4,
      unitsPerTransaction: 1.5,
    });
    expect([rows, dateRange]).toEqual([5, { from: '2024-03-01', to: '2024-03-04' }]);
    expect(
      products.map(({ product, revenue, units, transactions, rank }) => [product, revenue, units, transactions, rank]),
    ).toEqual([
      ['Tea', 7, 2, 3, 1],
      ['Coffee', 6.3, 3, 1, 2],
      ['Cake, lemon', 4.25, 1, 1, 3],
    ]);
    expect(categories.map(({ category, revenue }) => [category, revenue])).toEqual([
      ['Drinks', 13.3],
      ['Bakery', 4.25],
    ]);
    expect(lineStats).toMatchObject({ count: 5, sum: 17.55, min: -3.5, max: 7, median: 4.25 });
    expect(transactionStats).toMatchObject({ count: 4, sum: 17.55, min: -3.5, max: 11.25 });
  });

  test('narrows by days, product and category, and echoes what was asked', async () => {
    const byDay = await summaryOf('/api/data-summary?from=2024-03-01&to=2024-03-02&compare=none');
    expect([byDay.totals.revenue, byDay.filter.from, byDay.comparison]).toEqual([14.75, '2024-03-01', null]);
    expect((await summaryOf('/api/data-summary?product=Tea&product=Coffee')).totals.revenue).toBe(13.3);
    expect((await summaryOf('/api/data-summary?category=Bakery')).totals.revenue).toBe(4.25);
    expect((await summaryOf('/api/data-summary?product=nothing')).totals).toMatchObject({ lines: 0, revenue: 0 });
  });

  test('compares with the same weekday before, and says so', async () => {
    const own = server.client();
    const body = 'date,product,quantity,unit_price\n2024-03-01,Tea,2,3.5\n2024-03-08,Tea,3,3.5\n';
    await own('/api/upload-data', { method: 'POST', body });
    const answer = dataSummary.output.parse(await (await own('/api/data-summary?from=2024-03-08')).json());
    expect(answer).toMatchObject({
      comparison: {
        selected: { from: '2024-03-08', to: '2024-03-08' },
        period: { from: '2024-03-01', to: '2024-03-01' },
        totals: { revenue: 7 },
        change: { revenue: 0.5 },
      },
    });
  });

  test('answers alike by GET, by POST and at the predecessor path', async () => {
    const expected = await summaryOf(`/api/data-summary?dataset=${dataset}&product=Tea`);
    const body = JSON.stringify({ dataset, product: ['Tea'] });
    const headers = { 'content-type': 'application/json' };
    expect(await summaryOf('/api/data-summary', { method: 'POST', body, headers })).toEqual(expected);
    expect(await summaryOf('/data-summary', { method: 'POST', body, headers })).toEqual(expected);
    expect(await summaryOf(`/data-summary?product=Tea`)).toEqual(expected);
  });

  test('is not sent twice when nothing changed', async () => {
    const etag = (await client('/api/data-summary')).headers.get('etag') ?? '';
    expect((await client('/api/data-summary', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  test('gives every product as CSV', async () => {
    const response = await client('/api/data-summary?top=all', { headers: { accept: 'text/csv' } });
    expect(response.headers.get('content-type')).toContain('text/csv');
    const lines = (await response.text()).split('\r\n');
    expect(lines[0]).toBe('rank,product,category,revenue,units,transactions,lines,share,before,change,abc');
    expect(lines[3]).toMatch(/^3,"Cake, lemon",Bakery,4\.25,1,1,1,/);
  });
});

test('current-analysis has a point for every day, week and month', async () => {
  const { trends, topProducts } = await analysisOf('/api/current-analysis?include=trends');
  if (trends === undefined || 'available' in trends) throw new Error('no trends');
  expect(trends.day.map(({ bucket, revenue, transactions }) => [bucket, revenue, transactions])).toEqual([
    ['2024-03-01', 11.25, 1],
    ['2024-03-02', 3.5, 1],
    ['2024-03-03', 0, 0],
    ['2024-03-04', 2.8, 2],
  ]);
  expect(trends.week.map(({ bucket, revenue, complete }) => [bucket, revenue, complete])).toEqual([
    ['2024-02-26', 14.75, false],
    ['2024-03-04', 2.8, false],
  ]);
  expect(trends.month).toMatchObject([{ bucket: '2024-03-01', revenue: 17.55, transactions: 4, units: 6 }]);
  const csv = await client('/api/current-analysis', { headers: { accept: 'text/csv' } });
  const lines = (await csv.text()).trim().split('\r\n');
  expect(lines).toHaveLength(1 + 4 + 2 + 1);
  expect(lines.slice(-2)).toEqual([
    'week,2024-03-04,2.8,2,2,3.5,2,1.4,no',
    'month,2024-03-01,17.55,4,6,3.5,5,4.3875,no',
  ]);
  expect(topProducts[0]?.product).toBe('Tea');
});

describe('changes', () => {
  const weeks =
    'receipt,date,product,category,quantity,unit_price\nA,2024-03-01,Tea,Drinks,2,3.50\nB,2024-03-08,Tea,Drinks,3,4.00\n' +
    'C,2024-03-08,=cmd,Drinks,1,1.50\n';
  let shop: Client;
  beforeAll(async () => {
    shop = server.client();
    await shop('/api/upload-data', { method: 'POST', body: weeks });
  });

  test('say why takings changed and what moved, and the analysis says the same', async () => {
    const response = await shop('/api/changes?from=2024-03-08&to=2024-03-08&limit=1');
    const answer = changes.output.parse(await response.json());
    expect(answer).toMatchObject({
      compared: { selected: { from: '2024-03-08' }, period: { from: '2024-03-01', to: '2024-03-01' } },
      change: { revenueBefore: 7, revenueAfter: 13.5, revenue: 6.5, sentence: expect.stringContaining('rose by 6.50') },
      movers: { measure: 'revenue', risers: [{ name: 'Tea', change: 5 }], fallers: [], risen: 2, others: 1.5 },
    });
    const analysis = await shop('/api/current-analysis?from=2024-03-08&include=change,compared');
    const same = currentAnalysis.output.parse(await analysis.json());
    expect(same).toMatchObject({
      change: answer.hasData ? answer.change : null,
      compared: { trends: { day: [{ bucket: '2024-03-01', revenue: 7 }] } },
    });
    expect(same).not.toHaveProperty('trends');
  });

  test('come as CSV without formulas', async () => {
    const headers = { accept: 'text/csv' };
    const response = await shop('/api/changes?from=2024-03-08', { headers });
    expect(response.headers.get('content-disposition')).toContain('changes-by-product.csv');
    const written = (await response.text()).split('\r\n');
    expect(written[0]).toMatch(/^name,status,change,share,revenueBefore,revenueAfter,/);
    expect(written.slice(1, 3)).toEqual([`Tea,,5,${5 / 6.5},7,12,2,3,1,1`, `'=cmd,new,1.5,${1.5 / 6.5},0,1.5,0,1,0,1`]);
  });

  test('say what is missing', async () => {
    const read = async (query: string) => changes.output.parse(await (await shop(`/api/changes?${query}`)).json());
    expect(await read('by=store&from=2024-03-08')).toMatchObject({ movers: { available: false, needs: 'store' } });
    expect(await read('compare=none')).toMatchObject({ compared: null, change: { available: false, needs: null } });
    expect((await shop('/api/changes?by=customer')).status).toBe(400);
  });
});

test('two files of baskets without ids do not share their transactions', async () => {
  const own = server.client();
  const baskets = (...more: string[]) =>
    [...more, 'milk,bread', 'milk', 'bread,eggs,tea', 'milk,eggs', 'tea'].join('\n');
  const first = await own('/api/upload-data', { method: 'POST', body: baskets() });
  const { id } = (await first.json()).dataset;
  await own(`/api/upload-data?dataset=${id}`, { method: 'POST', body: baskets('cake') });
  const { totals } = await (await own('/api/data-summary')).json();
  expect(totals).toMatchObject({ transactions: 11, lines: 19, revenue: null });
});

describe('who asks', () => {
  test('without an upload there is no data, which is no error', async () => {
    for (const path of ['/api/data-summary', '/api/current-analysis', '/api/changes'])
      expect(await (await server.client()(path)).json()).toEqual({ hasData: false, reason: 'no_upload' });
  });

  test("somebody else's dataset answers like one that does not exist", async () => {
    const stranger = server.client();
    await stranger('/api/upload-data', { method: 'POST', body: smallShop });
    for (const path of ['/api/data-summary', '/api/current-analysis', '/api/changes']) {
      const theirs = await stranger(`${path}?dataset=${dataset}`);
      const unknown = await stranger(`${path}?dataset=unknown`);
      expect([theirs.status, unknown.status]).toEqual([404, 404]);
      const [a, b] = [Problem.parse(await theirs.json()), Problem.parse(await unknown.json())];
      expect({ ...a, instance: '' }).toEqual({ ...b, instance: '' });
    }
    for (const method of ['GET', 'PATCH', 'DELETE'])
      expect((await stranger(`/api/datasets/${dataset}`, { method })).status).toBe(404);
    expect((await stranger(`/api/datasets/${dataset}/values?column=product`)).status).toBe(404);
  });
});

describe('a wrong parameter', () => {
  test.each([
    ['from=2024-03-04&to=2024-03-01', 'from'],
    ['from=banana', 'from'],
    ['to=2024-02-30', 'to'],
    ['top=1e9', 'top'],
    ['top=1000000000', 'top'],
    ['top=0', 'top'],
    ['sort=price', 'sort'],
    ['offset=-1', 'offset'],
    ['order=up', 'order'],
    ['include=weather', 'include.0'],
    ['compare=next', 'compare'],
    ['from=2024-01-01&from=2024-01-02', 'from'],
  ])('%s is refused by name', async (query, name) => {
    const response = await client(`/api/data-summary?${query}`);
    const problem = Problem.parse(await response.json());
    expect([response.status, problem.type]).toEqual([400, '/problems/invalid_input']);
    expect(problem.errors?.[0]?.path).toBe(name);
    expect(problem.detail).toContain(name);
  });

  test('in a JSON body is refused too: an object is no text, and broken JSON is said', async () => {
    const post = (body: string) =>
      client('/api/data-summary', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    for (const body of ['{"dataset": {"not": ""}}', '{"product": [{}]}', '{"from": 20240101}', '{', '[]', '"x"'])
      expect((await post(body)).status).toBe(400);
  });
});

describe('datasets', () => {
  test('can be renamed, given a currency, a notation and a first day of the week, and searched for names', async () => {
    const patch = (body: object) =>
      client(`/api/datasets/${dataset}`, {
        method: 'PATCH',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });
    expect(await (await patch({ name: ' Corner shop ', currency: 'EUR' })).json()).toMatchObject({
      name: 'Corner shop',
      currency: 'EUR',
    });
    expect((await patch({ name: '   ' })).status).toBe(400);
    expect(await (await patch({ locale: 'de-DE', weekStart: 'sunday' })).json()).toMatchObject({
      name: 'Corner shop',
      locale: 'de-DE',
      weekStart: 'sunday',
    });
    const { trends, weekStart } = await analysisOf('/api/current-analysis');
    expect(weekStart).toBe('sunday');
    if (trends === undefined || 'available' in trends) throw new Error('no trends');
    for (const { bucket } of trends.week) expect(new Date(bucket).getUTCDay()).toBe(0);
    expect((await patch({ locale: 'german please' })).status).toBe(400);
    expect((await patch({ weekStart: 'friday' })).status).toBe(400);
    expect((await patch({ currency: 'euro' })).status).toBe(400);
    expect((await summaryOf('/api/data-summary')).currency).toBe('EUR');
    const values = async (query: string) => (await client(`/api/datasets/${dataset}/values?${query}`)).json();
    expect(await values('column=product&search=EA')).toEqual({ values: ['Tea'], truncated: false });
    expect(await values('column=product&search=%25')).toEqual({ values: [], truncated: false });
    expect(await values('column=category')).toEqual({ values: ['Drinks', 'Bakery'], truncated: false });
  });

  test('are gone when deleted', async () => {
    const own = server.client();
    const made = await own('/api/upload-data', { method: 'POST', body: smallShop });
    const { id } = (await made.json()).dataset;
    expect(await (await own(`/api/datasets/${id}`, { method: 'DELETE' })).json()).toEqual({ deleted: true });
    expect((await own(`/api/datasets/${id}`, { method: 'DELETE' })).status).toBe(404);
    expect(await (await own('/api/data-summary')).json()).toEqual({ hasData: false, reason: 'no_upload' });
  });
});
