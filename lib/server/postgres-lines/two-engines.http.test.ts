import { Readable } from 'node:stream';
import { Client as Connection } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { syntheticSales } from '../../sales/synthetic';
import { startPostgres, type TestPostgres } from '../testing/postgres';
import { smallShop } from '../testing/sales-files';
import { startServer, type TestServer } from '../testing/server';

let postgres: TestPostgres | null = null;
/** Two servers on one database: one asks the parts by DuckDB, the other the rows of PostgreSQL. */
let servers: { duckdb: TestServer; postgres: TestServer } | null = null;
beforeAll(async () => {
  postgres = await startPostgres();
  if (postgres === null) return;
  const settings = { DATABASE_URL: postgres.url, BETTER_AUTH_SECRET: 'a secret that both of the servers share' };
  servers = {
    postgres: await startServer({ ...settings, ANALYTICS_ENGINE: 'postgres' }),
    duckdb: await startServer(settings),
  };
});
afterAll(async () => {
  await Promise.all(Object.values(servers ?? {}).map((server) => server.stop()));
  await postgres?.stop();
});

/** Every question of the contracts with all of its parts. What is learnt is learnt anew by each engine. */
const questions = [
  '/api/data-summary?top=50&include=stores,prices,discounts,margin,baskets,customers',
  '/api/data-summary?from=2024-02-01&to=2024-05-31&compare=year&sort=change&weekday=6&search=a',
  '/api/current-analysis?include=trends,compared,change',
  '/api/changes?by=category',
  '/api/stand-outs',
  '/api/sale-lines?kind=returned',
  '/api/market-basket-analysis?minSupport=0.002&include=bundles,heldOut,slowSellers,points',
  '/api/market-basket-analysis?level=category&containing=e',
  '/api/segments?k=4&retrain=1&returnDays=30&include=points,typical,movement,cohorts,returns,products',
  '/api/segments/customers.csv',
  '/api/segments/win-back',
  '/api/forecast?horizon=14&retrain=1',
  '/api/forecast/orders?leadDays=3&reviewDays=7',
];

/** What is of one training alone, and answers to eleven digits. */
function comparable(text: string): unknown {
  if (!text.startsWith('{')) return text;
  const ofTraining = ['modelId', 'trainedAt', 'reused', 'retrained'];
  return JSON.parse(text, (name, value) => {
    if (ofTraining.includes(name)) return undefined;
    return typeof value === 'number' ? Number(value.toPrecision(11)) : value;
  });
}

/** Uploads a file to a server as somebody new. */
async function uploadAnew(server: TestServer, body: string) {
  const made = await server.client()('/api/upload-data', {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/csv' },
  });
  const cookies = made.headers.getSetCookie().map((line) => line.split(';')[0]);
  return { dataset: (await made.json()).dataset.id, headers: { cookie: cookies.join('; ') } };
}

test('a server that asks PostgreSQL answers every question as one that asks DuckDB', async (context) => {
  if (servers === null) return context.skip('no Postgres binaries on this machine');
  const sales = syntheticSales({ rows: 8000, seed: 3, products: 60, customers: 300, days: 300 });
  const text = Buffer.concat(await Readable.from(sales).toArray()).toString();
  const { dataset, headers } = await uploadAnew(servers.postgres, text);
  for (const question of questions) {
    const path = `${question}${question.includes('?') ? '&' : '?'}dataset=${dataset}`;
    const answers = [];
    for (const { url } of [servers.postgres, servers.duckdb]) {
      const response = await fetch(`${url}${path}`, { headers });
      expect([question, response.status]).toEqual([question, 200]);
      answers.push(comparable(await response.text()));
    }
    expect(answers[0], question).toEqual(answers[1]);
  }
});

test('the rows of a part come with the import that needs them and go with the last one', async (context) => {
  if (servers === null || postgres === null) return context.skip('no Postgres binaries on this machine');
  const connection = new Connection({ connectionString: postgres.url });
  await connection.connect();
  const rowsOf = async (product: string) =>
    Number((await connection.query('SELECT count(*) FROM sale_line WHERE product = $1', [product])).rows[0].count);
  const text = smallShop.replaceAll('Coffee', 'Chicory');
  const ask = async ({ url }: TestServer, { dataset, headers }: Awaited<ReturnType<typeof uploadAnew>>) =>
    (await fetch(`${url}/api/data-summary?dataset=${dataset}`, { headers })).json();

  // Stored by the server that does not need rows, they are made when the other is asked first.
  const first = await uploadAnew(servers.duckdb, text);
  expect(await rowsOf('Chicory')).toBe(0);
  expect(await ask(servers.postgres, first)).toMatchObject({ hasData: true, totals: { revenue: 17.55 } });
  expect(await rowsOf('Chicory')).toBe(1);
  const second = await uploadAnew(servers.postgres, text);
  expect(await rowsOf('Chicory')).toBe(1);

  const remove = ({ url }: TestServer, { dataset, headers }: typeof first) =>
    fetch(`${url}/api/datasets/${dataset}`, { method: 'DELETE', headers });
  expect((await remove(servers.postgres, first)).status).toBe(200);
  expect(await ask(servers.postgres, second)).toMatchObject({ totals: { revenue: 17.55 } });
  expect((await remove(servers.duckdb, second)).status).toBe(200);
  expect(await rowsOf('Chicory')).toBe(0);
  await connection.end();
});
