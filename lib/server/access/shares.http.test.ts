import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readStored } from '../testing/database-of';
import { formWith, smallShop } from '../testing/sales-files';
import { type Client, startServer, type TestServer } from '../testing/server';
import { ask, makeLink } from '../testing/sharing';

let server: TestServer;
let owner: Client;
let dataset: string;
beforeAll(async () => {
  server = await startServer();
  owner = server.client();
  dataset = await upload(smallShop);
});
afterAll(() => server.stop());

async function upload(text: string, query = ''): Promise<string> {
  const response = await owner(`/api/upload-data${query}`, { method: 'POST', body: formWith('shop.csv', text) });
  return (await response.json()).dataset.id;
}

const summary = async (share: string, query = '') => ask(server.client(), `/api/data-summary?share=${share}${query}`);

// smallShop by hand: 1 March Tea 7.00 and Cake 4.25; 2 March Tea 3.50; 4 March Coffee 6.30 and a return of Tea, -3.50.
test('a locked filter cannot be widened by anything that is asked', async () => {
  const filter = { from: '2024-03-01', to: '2024-03-02', product: ['Tea'] };
  const { token } = await makeLink(owner, dataset, { filter });
  const locked = { totals: { revenue: 10.5 }, rows: 2, dataRange: { from: '2024-03-01', to: '2024-03-02' } };
  expect(await summary(token)).toMatchObject({ ...locked, filter: { ...filter, category: [], store: [] } });
  expect(await summary(token, '&from=2020-01-01&to=2030-01-01')).toMatchObject({ ...locked, filter });
  expect(await summary(token, '&product=Coffee')).toMatchObject({ rows: 0, totals: { revenue: 0 } });
  expect(await summary(token, '&product=Tea&product=Coffee')).toMatchObject(locked);
  expect(await summary(token, '&from=2024-03-04')).toMatchObject({ rows: 0 });
  const frame = await ask(server.client(), `/api/datasets/${dataset}?share=${token}`);
  expect(frame).toMatchObject({ rows: 2, role: 'link', dateRange: locked.dataRange, imports: [] });
  const values = await ask(server.client(), `/api/datasets/${dataset}/values?column=product&share=${token}`);
  expect(values).toEqual({ values: ['Tea'], truncated: false });
  const changes = await ask(server.client(), `/api/changes?from=2024-03-02&to=2024-03-02&share=${token}`);
  expect(JSON.stringify(changes)).not.toMatch(/Coffee|Cake/);
});

test('a lock on weekdays, hours and a search holds whatever is asked', async () => {
  // Friday 1 March at 9, Saturday 2 March at 10, Monday 4 March at 16 and 17.
  const locked = async (filter: object) => (await makeLink(owner, dataset, { filter })).token;
  const friday = await locked({ weekday: [5] });
  expect(await summary(friday)).toMatchObject({ rows: 2, filter: { weekday: [5] } });
  expect(await summary(friday, '&weekday=6&weekday=1')).toMatchObject({ rows: 0 });
  const morning = await locked({ hour: [9, 10] });
  expect(await summary(morning)).toMatchObject({ rows: 3 });
  expect(await summary(morning, '&hour=16&hour=9')).toMatchObject({ rows: 2 });
  const tea = await locked({ search: 'tea' });
  expect(await summary(tea)).toMatchObject({ rows: 3, filter: { search: 'tea' } });
  expect(await summary(tea, '&search=c')).toMatchObject({ rows: 0 });
  const values = await ask(server.client(), `/api/datasets/${dataset}/values?column=product&share=${tea}`);
  expect(values).toEqual({ values: ['Tea'], truncated: false });
});

test('baskets are made of what a link shows', async () => {
  const { token } = await makeLink(owner, dataset, { sections: ['basket'], filter: { product: ['Tea'] } });
  const answer = await ask(server.client(), `/api/market-basket-analysis?minSupport=0&share=${token}`);
  expect(answer).toMatchObject({ transactions: 2, itemsets: [{ items: ['Tea'], supportCount: 2 }], rules: [] });
});

test('hidden amounts are an index in the answers themselves', async () => {
  const { token } = await makeLink(owner, dataset, { hideAmounts: true });
  // 17.55 on three days with sales: a factor of 300 / 17.55.
  const { totals, currency, products } = await summary(token);
  expect(totals.revenue).toBeCloseTo(300, 3);
  expect(totals.averageTransactionValue).toBeCloseTo((300 / 17.55) * (17.55 / totals.transactions), 3);
  expect(totals).toMatchObject({ units: 6, customers: 2 });
  expect(currency).toBeNull();
  expect(products.map(({ product, revenue }: { product: string; revenue: number }) => [product, revenue])).toEqual([
    ['Tea', expect.closeTo((7 * 300) / 17.55, 3)],
    ['Coffee', expect.closeTo((6.3 * 300) / 17.55, 3)],
    ['Cake, lemon', expect.closeTo((4.25 * 300) / 17.55, 3)],
  ]);
  const analysis = await ask(server.client(), `/api/current-analysis?share=${token}`);
  for (const text of [JSON.stringify(analysis), JSON.stringify(await summary(token, '&include=prices,customers'))])
    expect(text).not.toMatch(/17\.55|6\.3\b|4\.25|3\.5\b/);
});

/** Three receipts a day for 200 days: tea with cake, coffee with milk, bread, by 40 customers of whom ten come often. */
const market = [
  'invoice,date,product,category,quantity,unit_price,customer_id',
  ...Array.from({ length: 200 }, (_, day) => {
    const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
    const buys = (receipt: string, customer: number, ...lines: string[]) =>
      lines.map((line) => `${receipt}${day},${date},${line},C${customer}`);
    return [
      ...buys('T', day % 10, `Tea,Drinks,${1 + (day % 3)},3.53`, 'Cake,Bakery,1,4.27'),
      ...buys('M', day % 37, 'Coffee,Drinks,1,2.11', `Milk,Drinks,${1 + (day % 2)},1.39`),
      ...buys('B', 10 + (day % 30), `Bread,Bakery,${1 + (day % 7 > 4 ? 2 : 0)},2.83`),
    ];
  }).flat(),
].join('\n');

test('amounts are hidden from baskets, forecast and customers, too, and nobody is named', async () => {
  const id = await upload(market);
  const sections = ['summary', 'basket', 'forecast', 'segments'];
  const { token } = await makeLink(owner, id, { hideAmounts: true, sections });
  const both = async (path: string) => {
    const shown = await ask(owner, `${path}&dataset=${id}`);
    const hidden = await ask(server.client(), `${path}&share=${token}`);
    expect(JSON.stringify(hidden)).not.toMatch(/"(C\d+|[TMB]\d+)"/);
    return { shown, hidden };
  };
  const { shown, hidden } = await both('/api/data-summary?top=20');
  const factor = hidden.totals.revenue / shown.totals.revenue;
  const exact = ['revenue', 'monetary', 'averageTransactionValue', 'price', 'baseline.value', 'history.value', 'level'];
  const learnt = ['mean', 'lower80', 'upper95', 'mae', 'mse', 'rmse', 'inertia'];
  let compared = 0;
  for (const path of [
    '/api/market-basket-analysis?include=bundles,slowSellers,points',
    '/api/forecast?',
    '/api/segments?include=points,typical,movement,cohorts,returns,products',
    '/api/current-analysis?',
  ]) {
    const answers = await both(path);
    eachNumber(answers.shown, answers.hidden, '', (name, one, other) => {
      if (one === 0) return;
      if (exact.some((end) => name.endsWith(end) || name.endsWith(end.replace('r', 'R')))) {
        expect([name, other / one / factor]).toEqual([name, expect.closeTo(1, 3)]);
        compared++;
      } else if (learnt.some((end) => name.endsWith(`.${end}`)) && !name.includes('means.'))
        expect([name, other]).not.toEqual([name, one]);
    });
  }
  expect(compared).toBeGreaterThan(300);
});

type Tell = (name: string, one: number, other: number) => void;

/** The numbers that two answers have at the same place. */
function eachNumber(one: unknown, other: unknown, name: string, tell: Tell): void {
  if (typeof one === 'number' && typeof other === 'number') tell(name, one, other);
  if (typeof one !== 'object' || one === null || typeof other !== 'object' || other === null) return;
  const others = new Map<string, unknown>(Object.entries(other));
  for (const [key, value] of Object.entries(one))
    eachNumber(value, others.get(key), Array.isArray(one) ? name : `${name}.${key}`, tell);
}

test('a frozen link stays with its sales after they are undone, and lets go of them in the end', async () => {
  const id = await upload('date,product,quantity,unit_price\n2024-05-01,Tea,1,2.00\n');
  const [first] = (await ask(owner, `/api/datasets/${id}`)).imports;
  const frozen = await makeLink(owner, id, { frozen: true });
  const live = await makeLink(owner, id);
  await upload('date,product,quantity,unit_price\n2024-06-01,Coffee,1,5.00\n', `?dataset=${id}`);
  expect(await summary(live.token)).toMatchObject({ totals: { revenue: 7 } });
  await owner(`/api/imports/${first.id}`, { method: 'DELETE' });
  expect(await summary(live.token)).toMatchObject({ totals: { revenue: 5 } });
  const old = { totals: { revenue: 2 }, dateRange: { from: '2024-05-01', to: '2024-05-01' } };
  expect(await summary(frozen.token)).toMatchObject(old);
  const blobs = () => readdirSync(join(server.dataFolder, 'blobs')).length;
  const kept = blobs();
  await owner(`/api/shares/${frozen.id}`, { method: 'DELETE' });
  expect(blobs()).toBe(kept - 1);
});

test('a password is asked for on every endpoint, and guessing it ends soon', async () => {
  const { token } = await makeLink(owner, dataset, { password: 'correct horse' });
  const visitor = server.client();
  const open = (password?: string, client = visitor) =>
    client('/api/shares/open', {
      method: 'POST',
      body: JSON.stringify({ token, password }),
      headers: { 'content-type': 'application/json' },
    });
  const locked = await visitor(`/api/data-summary?share=${token}`);
  expect([locked.status, (await locked.json()).code]).toEqual([401, 'PASSWORD']);
  expect((await open()).status).toBe(401);
  expect((await open('wrong horse')).status).toBe(401);
  expect((await visitor(`/api/data-summary?share=${token}`)).status).toBe(401);
  const opened = await open('correct horse');
  expect(opened.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax/);
  expect((await visitor(`/api/data-summary?share=${token}`)).status).toBe(200);
  expect((await server.client()(`/api/data-summary?share=${token}`)).status).toBe(401);
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 10; attempt++) statuses.push((await open('wrong', server.client())).status);
  expect(statuses.at(-1)).toBe(429);
  const { shares } = await ask(owner, `/api/shares?dataset=${dataset}`);
  const [share] = shares.filter(({ hasPassword }: { hasPassword: boolean }) => hasPassword);
  await ask(owner, `/api/shares/${share.id}`, { password: 'another one' }, 'PATCH');
  expect((await visitor(`/api/data-summary?share=${token}`)).status).toBe(401);
});

test('answers through a link are kept nowhere, and its page may be framed only where it says', async () => {
  const { token } = await makeLink(owner, dataset);
  const framed = await makeLink(owner, dataset, { embedIn: 'https://intranet.example.com' });
  for (const path of [`/api/data-summary?share=${token}`, `/s/${token}/summary`]) {
    const { headers } = await server.client()(path);
    expect(headers.get('cache-control')).toContain('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
  const ancestors = async (path: string) =>
    /frame-ancestors ([^;]+)/.exec((await server.client()(path)).headers.get('content-security-policy') ?? '')?.[1];
  expect(await ancestors(`/s/${token}/summary`)).toBe("'none'");
  expect(await ancestors(`/s/${framed.token}/summary`)).toBe('https://intranet.example.com');
  expect(await ancestors('/')).toBe("'none'");
  const both = await owner('/api/shares', {
    method: 'POST',
    body: JSON.stringify({ dataset, name: 'x', embedIn: 'https://a.example', password: 'long enough' }),
    headers: { 'content-type': 'application/json' },
  });
  expect(both.status).toBe(400);
});

test('scripts of a page carry a nonce of their own, and the policy names no other', async () => {
  const [one, two] = await Promise.all(['/', '/'].map((path) => server.client()(path)));
  const policy = one?.headers.get('content-security-policy') ?? '';
  const [, nonce] = /'nonce-([^']+)'/.exec(policy) ?? [];
  expect(two?.headers.get('content-security-policy')).not.toContain(nonce);
  expect(/script-src ([^;]+)/.exec(policy)?.[1]).not.toMatch(/unsafe/);
  const scripts = ((await one?.text()) ?? '').match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(1);
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
});

test('opens are counted, and neither the database nor the log knows a token or a password', async () => {
  const { token, id, url } = await makeLink(owner, dataset, { password: 'Kurkuma-Zimt-77' });
  expect(url).toBe(`${server.url}/s/${token}`);
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  await ask(server.client(), '/api/shares/open', { token, password: 'Kurkuma-Zimt-77' });
  const { shares } = await ask(owner, `/api/shares?dataset=${dataset}`);
  expect(shares.find((share: { id: string }) => share.id === id)).toMatchObject({
    opened: 1,
    lastOpenedAt: expect.any(String),
  });
  const stored = await readStored(server.dataFolder);
  expect(stored.some((bytes) => bytes.includes(id))).toBe(true);
  for (const secret of [token, 'Kurkuma-Zimt-77']) {
    expect(stored.some((bytes) => bytes.includes(secret))).toBe(false);
    expect(server.output()).not.toContain(secret);
  }
});
