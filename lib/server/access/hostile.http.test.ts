import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formWith, smallShop } from '../testing/sales-files';
import { type Client, startServer, type TestServer } from '../testing/server';
import { ask } from '../testing/sharing';

let server: TestServer;
let client: Client;
let dataset: string;
beforeAll(async () => {
  server = await startServer();
  client = server.client();
  const response = await client('/api/upload-data', { method: 'POST', body: formWith('shop.csv', hostileShop) });
  dataset = (await response.json()).dataset.id;
});
afterAll(() => server.stop());

const hostileNames = [
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  "'; DROP TABLE sale_line; --",
  '%',
  '_',
];

/** Every name is a product, a category, a store and a customer; two on each receipt, and a line without a price. */
const hostileShop = [
  'invoice,date,product,category,store,quantity,unit_price,customer_id',
  ...Array.from({ length: 60 }, (_, day) =>
    [0, 1].map((next) => {
      const name = `"${hostileNames[(day + next) % hostileNames.length]?.replaceAll('"', '""')}"`;
      const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
      return `R${day},${date},${name},${name},${name},${1 + (day % 3)},2.00,${name}`;
    }),
  ).flat(),
  'R99,2024-03-01,=1+1,=1+1,=1+1,none,2.00,=1+1',
].join('\n');

const fileNames = [
  '../../etc/passwd.csv',
  '..\\..\\boot.ini.csv',
  '/abs/path.csv',
  '<img src=x onerror=alert(1)>.csv',
  '=cmd.csv',
  'a"b\'c;d.csv',
  'sales\u0000.csv',
  'sales%00.csv',
  '\u202evsc.exe',
  'CON.csv',
  '.htaccess',
  '.csv',
  'sales.csv\r\nX-Injected: 1',
  `${'x'.repeat(300)}.csv`,
  'emoji☕.csv',
  'sales.CSV',
  'sales.csv.exe',
  'sales',
  '__proto__',
  'C:\\fakepath\\sales.csv',
];

test('whatever a file is called, it is stored under its hash, and its name goes into no header or path', async () => {
  for (const [index, fileName] of fileNames.entries()) {
    const body = `${smallShop}B1,2024-03-05,Tea,Drinks,${index + 1},3.50,C1\nB2,2024-03-05,Tea,Drinks,many,3.50,C1\n`;
    const sent = await client(`/api/upload-data?fileName=${encodeURIComponent(fileName)}`, { method: 'POST', body });
    expect([fileName, sent.status]).toEqual([fileName, 201]);
    const { import: made } = await sent.json();
    expect(made.fileName).not.toMatch(/[\\/\p{Cc}\u202e]/u);
    expect(made.fileName.length).toBeLessThanOrEqual(255);
    const rejects = await client(`/api/imports/${made.id}/rejects.csv`);
    expect(rejects.headers.get('x-injected')).toBeNull();
    expect(rejects.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w%.()~!*'-]+$/);
  }
  for (const name of readdirSync(join(server.dataFolder, 'blobs'))) expect(name).toMatch(/^[0-9a-f]{64}$/);
  expect(await server.spooled()).toEqual([]);
});

test('no file that is downloaded holds a formula', async () => {
  const { imports } = await ask(client, `/api/datasets/${dataset}`);
  const files = [
    '/api/data-summary?top=all',
    '/api/sale-lines?',
    '/api/market-basket-analysis?minSupport=0&limit=1000',
    '/api/forecast/orders?',
    '/api/segments/customers.csv?',
    '/api/segments/win-back?',
    `/api/imports/${imports[0].id}/rejects.csv?`,
  ];
  for (const path of files) {
    const response = await client(`${path}&dataset=${dataset}`, { headers: { accept: 'text/csv' } });
    const text = await response.text();
    expect([path, response.status, response.headers.get('content-type')]).toEqual([
      path,
      200,
      'text/csv; charset=utf-8',
    ]);
    expect(text).not.toMatch(/(^|[,\r\n])"?[=+@\t]/);
  }
});

test('names, sorts and columns are never SQL, patterns or properties', async () => {
  const rows = async (query: string) => (await ask(client, `/api/data-summary?dataset=${dataset}&${query}`)).rows;
  const all = await rows('');
  for (const name of hostileNames) {
    const found = await rows(`product=${encodeURIComponent(name.trim())}`);
    expect(found).toBeGreaterThan(0);
    expect(found).toBeLessThan(all);
  }
  expect(await rows('product=%27%20OR%201%3D1%20--')).toBe(0);
  expect(await rows('product=__proto__&category=constructor')).toBe(0);
  const refused = ['sort=revenue%3BDROP', 'sort=constructor', 'include=__proto__', 'from=%27', 'hour=1%20OR%201'];
  for (const query of refused)
    expect([query, (await client(`/api/data-summary?dataset=${dataset}&${query}`)).status]).toEqual([query, 400]);
  for (const column of ['toString', 'customerId', 'product%20--'])
    expect((await client(`/api/datasets/${dataset}/values?column=${column}`)).status).toBe(400);
  expect(await rows('__proto__=1&constructor=1&hasOwnProperty=1')).toBe(all);
});

test('no address sends a browser to another site', async () => {
  const paths = [
    '//evil.example/%2e%2e',
    '/\\evil.example',
    '/d//evil.example',
    '/d/%2F%2Fevil.example',
    '/%5Cevil.example',
  ];
  for (const path of paths) {
    const response = await client(path, { redirect: 'manual' });
    const { origin } = new URL(response.headers.get('location') ?? '/', server.url);
    expect([path, origin]).toEqual([path, server.url]);
  }
  const body = JSON.stringify({
    email: 'a@example.com',
    password: 'ten letters or more',
    callbackURL: 'https://evil.example',
  });
  const headers = { 'content-type': 'application/json' };
  const signIn = await client('/api/auth/sign-in/email', { method: 'POST', body, headers });
  expect(signIn.status).toBeGreaterThanOrEqual(400);
  expect(signIn.headers.get('location')).toBeNull();
});
