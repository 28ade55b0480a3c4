import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { marketBasketAnalysis } from '../../api/basket';
import { Problem } from '../../api/problem';
import { smallShop } from '../testing/sales-files';
import { type Client, startServer, type TestServer, uploadAs } from '../testing/server';

let server: TestServer;
let client: Client;
beforeAll(async () => {
  server = await startServer();
  client = server.client();
});
afterAll(() => server.stop());

async function ask(dataset: string, query = '') {
  const response = await client(`/market-basket-analysis?dataset=${dataset}${query}`);
  const answer = marketBasketAnalysis.output.parse(await response.json());
  if (!answer.hasData) throw new Error('no data');
  return answer;
}

const header = 'receipt,date,product,category,quantity,unit_price';

/** 60 receipts: half hold tea and cake, half coffee alone or with milk; a returned cake is in no basket. */
const teaRoom = [
  header,
  ...Array.from({ length: 30 }, (_, index) => [
    `T${index},2024-03-01,Tea,Drinks,1,2.00`,
    `T${index},2024-03-01,Cake,Bakery,2,3.00`,
    `C${index},2024-03-02,Coffee,Drinks,1,2.50`,
    ...(index % 2 === 0 ? [`C${index},2024-03-02,Milk,Food,1,1.20`] : []),
    ...(index === 0 ? ['C0,2024-03-02,Cake,Bakery,-1,3.00', 'T0,2024-03-01,Tea,Drinks,1,2.00'] : []),
  ]).flat(),
].join('\n');

describe('a tea room', () => {
  let dataset: string;
  beforeAll(async () => {
    dataset = await uploadAs(client, teaRoom);
  });

  test('has rules with their evidence', async () => {
    const answer = await ask(dataset, '&min_support=0.5&min_confidence=0.6');
    expect(answer).toMatchObject({
      rows: 107,
      transactions: 60,
      parameters: { minSupport: 0.5, minConfidence: 0.6, chosen: false, minCount: 30 },
      itemsetCount: 4,
      ruleCount: 2,
      truncated: false,
      completeFrom: { supportCount: 30, support: 0.5 },
    });
    const [rule] = answer.rules.filter(({ antecedent }) => antecedent[0] === 'Cake');
    expect(rule).toEqual({
      antecedent: ['Cake'],
      consequent: ['Tea'],
      supportCount: 30,
      antecedentCount: 30,
      consequentCount: 30,
      support: 0.5,
      confidence: 1,
      lift: 2,
      leverage: 0.25,
      conviction: null,
      zhang: 1,
      // SciPy: hypergeom(60, 30, 30).sf(29)
      pValue: expect.closeTo(8.455616946072368e-18, 30),
      qValue: expect.closeTo(8.455616946072368e-18, 30),
      redundant: false,
      finding: true,
      expectedCount: expect.closeTo(15, 10),
      months: 1,
      monthsHeld: 1,
      recentLift: null,
      // 30 x (2.00 + 2 x 3.00), and a tea that was rung up twice.
      revenue: 242,
      extra: { transactions: expect.closeTo(15, 10), units: expect.closeTo(15, 10), revenue: expect.closeTo(30, 10) },
      // Newcombe (R, prop.test): 30/30 less 0/30 is at least 0.83947; times 30 x 30 / 60
      extraAtLeast: expect.objectContaining({ transactions: expect.closeTo(0.83947 * 15, 3) }),
      breakEvenDiscount: expect.closeTo(((0.83947 * 15) / 30) * (2 / 8), 4),
    });
  });

  test('moves its thresholds without asking the data again, and chooses one itself', async () => {
    expect(await ask(dataset, '&minSupport=0.25')).toMatchObject({ itemsetCount: 6, ruleCount: 4 });
    expect(await ask(dataset, '&minSupport=0.26')).toMatchObject({ itemsetCount: 4, ruleCount: 2 });
    expect(await ask(dataset)).toMatchObject({ parameters: { chosen: true, minCount: 15 }, ruleCount: 4 });
  });

  test('says what goes with a product, and what is better kept apart', async () => {
    const { recommendations, keepApart } = await ask(dataset, '&items=Tea&minSupport=0.5');
    expect(recommendations).toMatchObject([{ antecedent: ['Tea'], consequent: ['Cake'], confidence: 1 }]);
    expect(keepApart.length).toBeGreaterThan(0);
    expect(keepApart[0]).toMatchObject({ supportCount: 0, lift: 0, zhang: -1 });
    expect((await ask(dataset, '&items=Nothing')).recommendations).toEqual([]);
  });

  test('is narrowed like every question, and read by category', async () => {
    expect(await ask(dataset, '&to=2024-03-01&minSupport=0.1')).toMatchObject({ transactions: 30, itemsetCount: 3 });
    expect(await ask(dataset, '&product=Tea&minSupport=0.1')).toMatchObject({ transactions: 30, itemsetCount: 1 });
    const byCategory = await ask(dataset, '&level=category&minSupport=0.5');
    expect(byCategory.itemsets.map(({ items, supportCount }) => [items, supportCount])).toEqual([
      [['Drinks'], 60],
      [['Bakery'], 30],
      [['Bakery', 'Drinks'], 30],
    ]);
  });

  test('takes its parameters from a body, too', async () => {
    const response = await client('/api/market-basket-analysis', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ dataset, min_support: 0.5 }),
    });
    expect(marketBasketAnalysis.output.parse(await response.json())).toMatchObject({ itemsetCount: 4, ruleCount: 2 });
  });

  test('answers its rules as CSV, sorted, paged and searched as asked', async () => {
    const path = `/market-basket-analysis?dataset=${dataset}&minSupport=0.25&sort=revenue&order=asc&containing=TEA&limit=1`;
    const response = await client(path, { headers: { accept: 'text/csv' } });
    expect(response.headers.get('content-type')).toContain('text/csv');
    const [header, rule, ...rest] = (await response.text()).trim().split('\r\n');
    expect(header).toContain('antecedent,consequent,supportCount');
    expect(rule).toMatch(/^(Tea,Cake|Cake,Tea),30,30,30,/);
    expect(rest).toEqual([]);
    const paged = await ask(
      dataset,
      '&minSupport=0.25&findings=1&offset=1&limit=1&include=bundles,points,slowSellers,heldOut',
    );
    expect(paged).toMatchObject({
      ruleCount: 4,
      rulesFound: 2,
      heldOut: null,
      slowSellers: [],
      days: 2,
      extraPer: 'selection',
    });
    expect([paged.rules.length, paged.bundles?.length, paged.points?.length]).toEqual([1, 1, 4]);
  });

  test.each([
    'minSupport=-1',
    'minSupport=NaN',
    'minSupport=1.01',
    'minSupport=',
    'minConfidence=2',
    'maxSize=0',
    'limit=0',
  ])('%s is refused in a sentence, or left out', async (query) => {
    const response = await client(`/api/market-basket-analysis?dataset=${dataset}&${query}`);
    if (query.endsWith('=')) return expect(response.status).toBe(200);
    expect(response.status).toBe(400);
    expect(Problem.parse(await response.json()).detail).toContain(query.split('=')[0]);
  });
});

describe('files that ask for too much', () => {
  test('a receipt of 50,000 lines', async () => {
    const lines = Array.from({ length: 50_000 }, (_, index) => `A,2024-03-01,Product ${index},Drinks,1,2.00`);
    const answer = await ask(await uploadAs(client, [header, ...lines].join('\n')), '&minSupport=0');
    expect(answer).toMatchObject({ transactions: 1, ruleCount: 0, truncated: true, parameters: { maxSize: 1 } });
    expect(answer.itemsetCount).toBe(50_000);
  });

  test.each(['minSupport=0', 'minSupport=1e-9'])('2^30 itemsets with %s', async (support) => {
    const lines = ['A', 'B', 'C'].flatMap((receipt) =>
      Array.from({ length: 30 }, (_, index) => `${receipt},2024-03-01,Product ${index},Drinks,1,2.00`),
    );
    const dataset = await uploadAs(client, [header, ...lines].join('\n'));
    const answer = await ask(dataset, `&${support}&maxSize=1000`);
    expect(answer).toMatchObject({
      truncated: true,
      parameters: { maxSize: 4 },
      itemsetCount: 30 + 435 + 4060 + 27_405,
    });
    expect(answer.truncatedBecause).toContain('up to 4');
    expect((await client('/api/health')).status).toBe(200);
  });
});

test('a file without receipts says what is missing, and no upload is an answer', async () => {
  const dataset = await uploadAs(client, 'date,product,amount\n2024-03-01,Tea,2\n2024-03-01,Cake,2\n');
  expect(await ask(dataset)).toMatchObject({ transactions: null, unavailable: { needs: 'transactionId' }, rules: [] });
  const visitor = await server.client()('/market-basket-analysis');
  expect(await visitor.json()).toEqual({ hasData: false, reason: 'no_upload' });
  expect((await server.client()(`/market-basket-analysis?dataset=${dataset}`)).status).toBe(404);
  const small = await ask(await uploadAs(client, smallShop), '&minSupport=0.3');
  expect(small).toMatchObject({ transactions: 3, itemsetCount: 4, ruleCount: 2 });
});
