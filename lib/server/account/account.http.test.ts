import { afterAll, beforeAll, expect, test } from 'vitest';
import { formWith, smallShop } from '../testing/sales-files';
import { type Client, startServer, type TestServer } from '../testing/server';
import { ask, makeLink } from '../testing/sharing';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const password = 'ten letters or more';
const post = (client: Client, path: string, body: object, method = 'POST') =>
  client(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
const signUp = async (client: Client, email: string) =>
  ask(client, '/api/auth/sign-up/email', { email, password, name: email });
const signIn = (client: Client, email: string, word = password) =>
  post(client, '/api/auth/sign-in/email', { email, password: word });

async function upload(client: Client, text = smallShop): Promise<string> {
  const response = await client('/api/upload-data', { method: 'POST', body: formWith('shop.csv', text) });
  return (await response.json()).dataset.id;
}

const listed = async (client: Client) =>
  (await ask(client, '/api/datasets')).datasets.map(({ id, role }: { id: string; role: string }) => [id, role]);

test('signing up keeps what was uploaded before, signing in adds it, signing out takes it out of sight', async () => {
  const browser = server.client();
  const first = await upload(browser);
  await signUp(browser, 'ada@example.com');
  expect(await listed(browser)).toEqual([[first, 'owner']]);
  const phone = server.client();
  const second = await upload(phone);
  expect((await signIn(phone, 'ada@example.com')).status).toBe(200);
  expect((await listed(phone)).map(([id]: string[]) => id).sort()).toEqual([first, second].sort());
  expect((await post(phone, '/api/auth/sign-out', {})).status).toBe(200);
  expect(await listed(phone)).toEqual([]);
});

test('a new password ends every other session', async () => {
  const [browser, phone] = [server.client(), server.client()];
  await signUp(browser, 'eve@example.com');
  await upload(browser);
  await signIn(phone, 'eve@example.com');
  expect(await listed(phone)).toHaveLength(1);
  const changed = await post(browser, '/api/auth/change-password', {
    currentPassword: password,
    newPassword: 'another ten letters',
    revokeOtherSessions: false,
  });
  expect(changed.status).toBe(200);
  expect(await listed(phone)).toEqual([]);
  expect(await listed(browser)).toHaveLength(1);
  expect((await signIn(server.client(), 'eve@example.com')).status).toBe(401);
  expect(server.output()).not.toContain('Better Auth');
});

test('an API key stands for its account until it is withdrawn, and makes no others', async () => {
  const browser = server.client();
  await signUp(browser, 'grace@example.com');
  const dataset = await upload(browser);
  const { key, id } = await ask(browser, '/api/keys', { name: 'Till' });
  const till = (path: string, init: RequestInit = {}) =>
    fetch(`${server.url}${path}`, { ...init, headers: { ...init.headers, authorization: `Bearer ${key}` } });
  expect(await (await till(`/api/data-summary?dataset=${dataset}`)).json()).toMatchObject({ hasData: true });
  const added = await till(`/api/upload-data?dataset=${dataset}`, {
    method: 'POST',
    body: `${smallShop}B9,2024-03-09T10:00:00,Tea,Drinks,1,3.50,C9\n`,
    headers: { 'content-type': 'text/csv' },
  });
  expect(added.status).toBe(201);
  expect((await till('/api/keys')).status).toBe(401);
  const { keys } = await ask(browser, '/api/keys');
  expect(keys).toEqual([{ id, name: 'Till', lastUsedAt: expect.any(String), createdAt: expect.any(String) }]);
  const stranger = server.client();
  await signUp(stranger, 'mallory@example.com');
  expect((await stranger(`/api/keys/${id}`, { method: 'DELETE' })).status).toBe(404);
  await browser(`/api/keys/${id}`, { method: 'DELETE' });
  for (const path of ['/api/datasets', `/api/data-summary?dataset=${dataset}`, '/api/keys'])
    expect((await till(path)).status).toBe(401);
});

test('a viewer looks, an editor changes, only the owner deletes and shares', async () => {
  const [owner, friend] = [server.client(), server.client()];
  await signUp(owner, 'owner@example.com');
  await signUp(friend, 'friend@example.com');
  const dataset = await upload(owner);
  const invite = (role: string) =>
    ask(owner, `/api/datasets/${dataset}/members`, { email: 'Friend@example.com', role });
  const rename = () => post(friend, `/api/datasets/${dataset}`, { name: 'Ours' }, 'PATCH');
  const append = (line: string) =>
    friend(`/api/upload-data?dataset=${dataset}`, { method: 'POST', body: formWith('more.csv', smallShop + line) });

  const member = await invite('viewer');
  expect(await listed(friend)).toEqual([[dataset, 'viewer']]);
  expect((await friend(`/api/sale-lines?dataset=${dataset}`)).status).toBe(200);
  expect((await rename()).status).toBe(403);
  expect((await append('B1,2024-03-08T10:00:00,Tea,Drinks,1,3.50,C9\n')).status).toBe(403);
  await invite('editor');
  expect((await rename()).status).toBe(200);
  expect((await append('B1,2024-03-08T10:00:00,Tea,Drinks,1,3.50,C9\n')).status).toBe(201);
  expect((await friend(`/api/datasets/${dataset}`, { method: 'DELETE' })).status).toBe(403);
  expect((await post(friend, '/api/shares', { dataset, name: 'Mine' })).status).toBe(403);
  await owner(`/api/datasets/${dataset}/members/${member.user}`, { method: 'DELETE' });
  expect((await friend(`/api/sale-lines?dataset=${dataset}`)).status).toBe(404);
  expect((await rename()).status).toBe(404);
});

test('a deleted account takes its data, links and keys with it', async () => {
  const browser = server.client();
  await signUp(browser, 'gone@example.com');
  const dataset = await upload(browser, 'date,product,quantity,unit_price\n2024-05-01,Only here,1,2.00\n');
  const { token } = await makeLink(browser, dataset, { frozen: true });
  const { key } = await ask(browser, '/api/keys', { name: 'Till' });
  expect((await post(browser, '/api/auth/delete-user', { password })).status).toBe(200);
  expect((await server.client()(`/api/data-summary?share=${token}`)).status).toBe(404);
  expect((await server.client()('/api/datasets', { headers: { authorization: `Bearer ${key}` } })).status).toBe(401);
  expect((await signIn(server.client(), 'gone@example.com')).status).toBe(401);
});

test('guessing passwords ends soon, whatever addresses the guesses claim to come from', async () => {
  await signUp(server.client(), 'target@example.com');
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 32; attempt++) {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': `10.0.0.${attempt}` };
    const body = JSON.stringify({ email: 'target@example.com', password: `guess ${attempt} guess` });
    statuses.push((await server.client()('/api/auth/sign-in/email', { method: 'POST', body, headers })).status);
  }
  expect(statuses[0]).toBe(401);
  expect(statuses.at(-1)).toBe(429);
});
