import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { config } from '../../../proxy';
import { contracts } from '../../api/openapi';
import { formWith, smallShop } from '../testing/sales-files';
import { type Client, startServer, type TestServer } from '../testing/server';
import { ask, makeLink } from '../testing/sharing';

type Statuses = [owner: number, key: number, nobody: number, other: number, link: number, wrongSection: number];

/** What each caller gets from an endpoint: its status, from the owner's down to that of a link to another section. */
const expected: Record<string, Statuses> = {
  'GET /api/data-summary': [200, 200, 404, 404, 200, 403],
  'POST /api/data-summary': [200, 200, 404, 404, 200, 403],
  'GET /api/current-analysis': [200, 200, 404, 404, 200, 403],
  'POST /api/current-analysis': [200, 200, 404, 404, 200, 403],
  'GET /api/changes': [200, 200, 404, 404, 200, 403],
  'GET /api/stand-outs': [200, 200, 404, 404, 200, 403],
  'POST /api/stand-outs': [200, 200, 404, 404, 200, 403],
  'GET /api/market-basket-analysis': [200, 200, 404, 404, 403, 200],
  'POST /api/market-basket-analysis': [200, 200, 404, 404, 403, 200],
  'GET /api/forecast': [200, 200, 404, 404, 403, 403],
  'POST /api/forecast': [200, 200, 404, 404, 403, 403],
  'GET /api/forecast/orders': [200, 200, 404, 404, 403, 403],
  'POST /api/forecast/orders': [200, 200, 404, 404, 403, 403],
  'GET /api/segments': [200, 200, 404, 404, 403, 403],
  'POST /api/segments': [200, 200, 404, 404, 403, 403],
  'GET /api/segments/customers.csv': [200, 200, 404, 404, 403, 403],
  'GET /api/segments/win-back': [200, 200, 404, 404, 403, 403],
  'GET /api/learning': [200, 200, 404, 404, 200, 200],
  'GET /api/sale-lines': [200, 200, 404, 404, 403, 403],
  'GET /api/events': [200, 200, 404, 404, 200, 403],
  'POST /api/events': [201, 201, 404, 404, 403, 403],
  'PATCH /api/events/{id}': [200, 200, 404, 404, 403, 403],
  'DELETE /api/events/{id}': [200, 200, 404, 404, 403, 403],
  'GET /api/datasets': [200, 200, 200, 200, 403, 403],
  'GET /api/datasets/{id}': [200, 200, 404, 404, 200, 200],
  'PATCH /api/datasets/{id}': [200, 200, 404, 404, 403, 403],
  'DELETE /api/datasets/{id}': [200, 200, 404, 404, 403, 403],
  'GET /api/datasets/{id}/values': [200, 200, 404, 404, 200, 200],
  'GET /api/imports/{id}': [200, 200, 404, 404, 403, 403],
  'DELETE /api/imports/{id}': [200, 200, 404, 404, 403, 403],
  'GET /api/imports/{id}/rejects.csv': [200, 200, 404, 404, 403, 403],
  'DELETE /api/uploads/{upload}': [200, 200, 200, 200, 403, 403],
  'POST /api/upload-data': [201, 201, 404, 404, 403, 403],
  'POST /api/sample-data': [0, 0, 0, 0, 403, 403],
  'GET /api/shares': [200, 200, 404, 404, 403, 403],
  'POST /api/shares': [201, 201, 404, 404, 403, 403],
  'PATCH /api/shares/{id}': [200, 200, 404, 404, 403, 403],
  'DELETE /api/shares/{id}': [200, 200, 404, 404, 403, 403],
  'POST /api/shares/open': [404, 404, 404, 404, 404, 404],
  'GET /api/datasets/{id}/members': [200, 200, 404, 404, 403, 403],
  'POST /api/datasets/{id}/members': [404, 404, 404, 404, 403, 403],
  'DELETE /api/datasets/{id}/members/{user}': [404, 404, 404, 404, 403, 403],
  'GET /api/keys': [200, 401, 401, 401, 403, 403],
  'POST /api/keys': [201, 401, 401, 401, 403, 403],
  'DELETE /api/keys/{id}': [200, 401, 401, 401, 403, 403],
  'GET /api/health': [200, 200, 200, 200, 200, 200],
  'GET /api/health/ready': [200, 200, 200, 200, 200, 200],
  'GET /api/metrics': [404, 404, 404, 404, 404, 404],
};

/** What endpoints take beside the dataset, so that nothing but the caller decides. */
const bodies: Record<string, object> = {
  'POST /api/events': { from: '2024-03-02', name: 'Market day' },
  'PATCH /api/events/{id}': { name: 'Fair' },
  'PATCH /api/datasets/{id}': { name: 'Corner shop' },
  'POST /api/shares': { name: 'Another' },
  'PATCH /api/shares/{id}': { name: 'Renamed' },
  'POST /api/datasets/{id}/members': { email: 'nobody@example.com' },
  'POST /api/keys': { name: 'Till' },
  'POST /api/shares/open': { token: 'x'.repeat(43) },
};

const endpoints = contracts.flatMap(({ methods, path }) => methods.map((method) => `${method} ${path}`));
/** Those that only read can all be asked about one shop. */
const readers = contracts.flatMap(({ methods, path }) =>
  methods.includes('GET') ? methods.map((method) => `${method} ${path}`) : [],
);

let server: TestServer;
/** Owner of every shop, with an account. */
let owner: Client;
/** A program with an API key of the owner's. */
let program: Client;
let stranger: Client;
let read: { shop: Shop; links: Links };
beforeAll(async () => {
  server = await startServer();
  owner = server.client();
  await ask(owner, '/api/auth/sign-up/email', { email: 'a@example.com', password: 'ten letters or more', name: 'A' });
  const { key } = await ask(owner, '/api/keys', { name: 'Program' });
  program = (path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${key}`);
    return fetch(`${server.url}${path}`, { ...init, headers });
  };
  stranger = server.client();
  await openShop(stranger);
  const shop = await openShop();
  read = { shop, links: await makeLinks(shop) };
});
afterAll(() => server.stop());

interface Shop {
  dataset: string;
  ids: Record<string, string>;
}

/** A shop with an import, a named day and a link of its own, so that what a call deletes is nobody else's. */
async function openShop(keeper = owner): Promise<Shop> {
  const sales = `${smallShop}A9,2024-03-04T18:00:00,Tea,Drinks,1,${++shops}.00,C3\n`;
  const response = await keeper('/api/upload-data', { method: 'POST', body: formWith('shop.csv', sales) });
  const receipt = await response.json();
  const dataset: string = receipt.dataset.id;
  const event = await ask(keeper, '/api/events', { dataset, from: '2024-03-01', name: 'Opening' });
  const share = await makeLink(keeper, dataset);
  const ids = { datasets: dataset, imports: receipt.import.id, events: event.id, shares: share.id };
  return { dataset, ids: { ...ids, uploads: randomUUID() } };
}

let shops = 0;
let added = 0;

async function call(client: Client, endpoint: string, { dataset, ids }: Shop, share?: string): Promise<Response> {
  const [method = '', path = ''] = endpoint.split(' ');
  const [, , kind = ''] = path.split('/');
  const query = new URLSearchParams();
  const inPath = path.includes('{');
  if (path.endsWith('/values')) query.set('column', 'product');
  if (share !== undefined) query.set('share', share);
  const body = { ...bodies[endpoint], ...(inPath ? {} : { dataset }) };
  const address = path.replace(/\{\w+\}/, ids[kind] ?? 'none').replace(/\{\w+\}/, 'none');
  if (method === 'GET' || method === 'DELETE') {
    if (!inPath) query.set('dataset', dataset);
    return client(`${address}?${query}`, { method });
  }
  if (path === '/api/upload-data') {
    query.set('dataset', dataset);
    const text = `${smallShop}B9,2024-03-09T10:00:00,Tea,Drinks,1,${++added}.50,C9\n`;
    return client(`${address}?${query}`, { method, body: text, headers: { 'content-type': 'text/csv' } });
  }
  const headers = { 'content-type': 'application/json' };
  return client(`${address}?${query}`, { method, body: JSON.stringify(body), headers });
}

test('every endpoint has a row', () => {
  expect(Object.keys(expected).sort()).toEqual([...endpoints].sort());
});

/** Tokens of links to a shop that show it, show another part of it, and are dead. */
interface Links {
  link: string;
  wrongSection: string;
  dead: string[];
}

async function makeLinks({ dataset }: Shop): Promise<Links> {
  const link = await makeLink(owner, dataset);
  const wrongSection = await makeLink(owner, dataset, { sections: ['basket'] });
  const expired = await makeLink(owner, dataset, { expiresAt: '2020-01-01T00:00:00Z' });
  const revoked = await makeLink(owner, dataset);
  await owner(`/api/shares/${revoked.id}`, { method: 'DELETE' });
  const rotated = await makeLink(owner, dataset);
  await ask(owner, `/api/shares/${rotated.id}`, { rotate: true }, 'PATCH');
  const dead = [expired.token, revoked.token, rotated.token, 'unknown', `${link.token}x`];
  return { link: link.token, wrongSection: wrongSection.token, dead };
}

describe('an endpoint answers each caller as its row says', () => {
  test.each(endpoints)('%s', async (endpoint) => {
    const [ofOwner, ofKey, ofNobody, ofOther, ofLink, ofWrongSection] = expected[endpoint] ?? [];
    const isReading = readers.includes(endpoint);
    const shop = isReading ? read.shop : await openShop();
    const links = isReading ? read.links : await makeLinks(shop);
    const status = async (client: Client, share?: string, asked = shop) =>
      (await call(client, endpoint, asked, share)).status;

    expect(await status(server.client(), links.link)).toBe(ofLink);
    expect(await status(server.client(), links.wrongSection)).toBe(ofWrongSection);
    // The owner who follows a link sees no more than anybody who does.
    expect(await status(owner, links.wrongSection)).toBe(ofWrongSection);
    if (!endpoint.startsWith('GET /api/health')) {
      const answers = await Promise.all(
        links.dead.map(async (token) => {
          const response = await call(server.client(), endpoint, shop, token);
          const { instance: _, ...problem } = await response.json();
          return JSON.stringify([response.status, problem]);
        }),
      );
      expect(new Set(answers).size).toBe(1);
      expect(answers[0]).toContain('[404,');
    }
    if (endpoint === 'POST /api/sample-data') return;
    expect(await status(server.client())).toBe(ofNobody);
    expect(await status(stranger)).toBe(ofOther);
    const usedUp = endpoint.startsWith('DELETE') || endpoint === 'POST /api/upload-data';
    expect(await status(program, undefined, usedUp ? await openShop() : shop)).toBe(ofKey);
    const { id } = endpoint === 'DELETE /api/keys/{id}' ? await ask(owner, '/api/keys', { name: 'Till' }) : shop.ids;
    expect(await status(owner, undefined, { ...shop, ids: { ...shop.ids, keys: id ?? '' } })).toBe(ofOwner);
  });
});

test('no endpoint passes through the proxy, so that nothing of this stands on it', () => {
  const [matcher = ''] = config.matcher;
  for (const { path } of contracts) expect(path).not.toMatch(new RegExp(`^${matcher}$`));
  expect('/s/token/summary').toMatch(new RegExp(`^${matcher}$`));
});

test('a link to one dataset opens no other, whatever id is asked for', async () => {
  const [shop, next] = [await openShop(), await openShop()];
  const { token } = await makeLink(owner, shop.dataset);
  const visitor = server.client();
  expect((await visitor(`/api/data-summary?dataset=${next.dataset}&share=${token}`)).status).toBe(404);
  expect((await visitor(`/api/datasets/${next.dataset}?share=${token}`)).status).toBe(404);
  expect(await ask(visitor, `/api/data-summary?share=${token}`)).toMatchObject({ dataset: shop.dataset });
});

test('pages of another site change nothing, and programs without an origin do', async () => {
  const { dataset } = await openShop();
  const rename = (headers: Record<string, string>) =>
    owner(`/api/datasets/${dataset}`, {
      method: 'PATCH',
      body: JSON.stringify({ name: 'Taken over' }),
      headers: { 'content-type': 'application/json', ...headers },
    });
  expect((await rename({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await rename({ origin: 'null' })).status).toBe(403);
  expect((await rename({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  const signOut = await owner('/api/auth/sign-out', { method: 'POST', headers: { origin: 'https://evil.example' } });
  expect(signOut.status).toBe(403);
  expect(await ask(owner, `/api/datasets/${dataset}`)).toMatchObject({ name: 'shop.csv' });
  expect((await rename({})).status).toBe(200);
  expect((await rename({ origin: server.url })).status).toBe(200);
});

test('where a text is meant, objects and lists are refused', async () => {
  const { dataset } = await openShop();
  const post = (path: string, body: object, method = 'POST') =>
    owner(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  for (const wrong of [{ not: '' }, { contains: '' }, ['a', 'b'], 5]) {
    expect((await post('/api/data-summary', { dataset: wrong })).status).toBe(400);
    expect((await post('/api/shares/open', { token: wrong })).status).toBe(400);
    expect((await post('/api/shares', { dataset, name: wrong })).status).toBe(400);
    expect((await post(`/api/datasets/${dataset}`, { name: wrong }, 'PATCH')).status).toBe(400);
  }
  expect((await post('/api/shares', { dataset, name: 'x', filter: { produce: 'Tea' } })).status).toBe(400);
});

test('headers that once let requests past a proxy change nothing', async () => {
  const { dataset } = await openShop();
  const visitor = server.client();
  const headers = {
    'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
    rsc: '1',
    'next-router-prefetch': '1',
    purpose: 'prefetch',
    'x-nextjs-data': '1',
  };
  expect((await visitor(`/api/data-summary?dataset=${dataset}`, { headers })).status).toBe(404);
  for (const path of [
    `/d/${dataset}/summary`,
    `/d/${dataset}/summary.rsc`,
    `/_next/data/x/d/${dataset}/summary.json`,
  ]) {
    const text = await (await visitor(path, { headers })).text();
    expect(text).not.toContain('Coffee');
    expect(text).not.toContain('shop.csv');
  }
});
