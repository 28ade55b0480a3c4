import { statSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '../../api/problem';
import { formWith } from '../testing/sales-files';
import { type Client, startServer, type TestServer } from '../testing/server';

const sales = (price: number) => `date,product,quantity,unit_price\n2024-05-01,Tea,1,${price}.00\n`;
const upload = (client: Client, price: number) =>
  client('/api/upload-data', { method: 'POST', body: formWith(`${price}.csv`, sales(price)) });
const post = (client: Client, path: string, body: object) =>
  client(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

let open: TestServer;
let closed: TestServer;
beforeAll(async () => {
  open = await startServer({ MAX_DATASETS: '50', UPLOAD_IDLE_SECONDS: '10' });
  closed = await startServer({ REQUIRE_SIGN_IN: '1', ALLOW_SIGN_UP: '0', PUBLIC_URL: 'https://sales.example.com' });
});
afterAll(() => Promise.all([open.stop(), closed.stop()]));

test('fifty files at once are all taken while the server answers, and one more is over the limit', async () => {
  const client = open.client();
  expect((await upload(client, 1)).status).toBe(201);
  const uploads = Array.from({ length: 49 }, (_, index) => upload(client, index + 2));
  expect((await fetch(`${open.url}/api/health`)).status).toBe(200);
  const statuses = (await Promise.all(uploads)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([201]));
  expect(await open.spooled()).toEqual([]);
  const refused = await upload(client, 99);
  expect(refused.status).toBe(507);
  expect((await refused.json()).detail).toContain('50 dashboards');
});

test('a file and a question that stop coming are given up', async () => {
  const { hostname, port } = new URL(open.url);
  const begin = (path: string, type: string, text: string) => {
    const headers = { 'content-type': type, 'content-length': '500000' };
    const begun = request({ hostname, port, method: 'POST', path, headers });
    begun.write(text);
    return begun;
  };
  const answerTo = (type: string, text: string) =>
    new Promise((resolve, reject) => {
      const slow = begin('/api/upload-data', type, text);
      slow.once('error', reject);
      slow.once('response', async (response) => {
        const { status, detail } = Problem.parse(await json(response));
        slow.destroy();
        resolve([status, detail]);
      });
    });
  const header = 'date,product,quantity,unit_price\n';
  const part = `--x\r\ncontent-disposition: form-data; name="file"; filename="slow.csv"\r\n\r\n${header}`;
  const question = begin('/api/events', 'application/json', '{"dataset":');
  const ended = new Promise((resolve) => question.once('close', resolve));
  question.once('error', () => {});
  expect(await Promise.all([answerTo('text/csv', header), answerTo('multipart/form-data; boundary=x', part)])).toEqual(
    Array(2).fill([400, 'No more came for 10 seconds. Nothing was stored; send the file again.']),
  );
  expect(await open.spooled()).toEqual([]);
  await ended;
  expect((await fetch(`${open.url}/api/health`)).status).toBe(200);
});

test('where an account is needed, nothing is done without one, and no new one is made', async () => {
  const client = closed.client();
  for (const response of [
    await upload(client, 1),
    await client('/api/datasets'),
    await client('/api/data-summary'),
    await post(client, '/api/sample-data', {}),
  ])
    expect(response.status).toBe(401);
  expect((await post(client, '/api/auth/sign-in/anonymous', {})).status).toBe(404);
  const signUp = { email: 'ada@example.com', password: 'ten letters or more', name: 'Ada' };
  expect((await post(client, '/api/auth/sign-up/email', signUp)).status).toBeGreaterThanOrEqual(400);
  expect((await client('/api/health')).status).toBe(200);
});

test('behind TLS pages ask for it from then on, and cookies belong to the one host', async () => {
  const page = await closed.client()('/');
  expect(page.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
  expect((await open.client()('/')).headers.get('strict-transport-security')).toBeNull();
});

test('the secret that signs sessions is made at the first start, for its owner alone', () => {
  expect(statSync(join(open.dataFolder, 'secret')).mode & 0o777).toBe(0o600);
});
