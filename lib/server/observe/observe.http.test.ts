import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readiness } from '../../api/health';
import { Problem } from '../../api/problem';
import { formWith, smallShop } from '../testing/sales-files';
import { type Client, startServer, type TestServer, uploadAs } from '../testing/server';

const METRICS_TOKEN = 'a-token-that-prometheus-has';

let server: TestServer;
let client: Client;
let dataset: string;
beforeAll(async () => {
  server = await startServer({ METRICS_TOKEN, LOG_LEVEL: 'info', SLOW_QUERY_MS: '0.01', PRACTICE: '1' });
  client = server.client();
  dataset = await uploadAs(client, `${smallShop}A9,no day,Tea,Drinks,1,1.00,C3\n`);
});
afterAll(() => server.stop());

const readMetrics = (token?: string, client = server.client()) =>
  client('/api/metrics', token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });

/** The JSON lines that the server has logged. */
const logged = (): Record<string, unknown>[] =>
  server
    .output()
    .split('\n')
    .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []));

test('what answers the questions of a dashboard is loaded before they are put', async () => {
  const prepared = () =>
    logged().flatMap(({ method, route, status }) => (method === 'OPTIONS' && status === 204 ? [route] : []));
  await expect
    .poll(prepared)
    .toEqual(
      expect.arrayContaining(['/api/upload-data', '/api/data-summary', '/api/current-analysis', '/api/segments']),
    );
});

test('metrics are for whoever has the token, and tell what was done without naming anything', async () => {
  expect([(await readMetrics()).status, (await readMetrics('a-token-that-prometheus-hat')).status]).toEqual([401, 401]);
  await client('/api/upload-data', {
    method: 'POST',
    body: formWith('hidden.csv', smallShop.replace('Coffee', 'Cocoa')),
  });
  await client('/api/upload-data', {
    method: 'POST',
    body: formWith('hidden.csv', smallShop.replace('Coffee', 'Cocoa')),
  });
  await client('/api/upload-data', { method: 'POST', body: formWith('hidden.csv', '') });
  await client(`/api/upload-data?dryRun=1`, { method: 'POST', body: formWith('hidden.csv', `${smallShop}\n`) });
  expect((await client(`/data-summary?dataset=${dataset}&product=Tea`)).status).toBe(200);
  expect((await client(`/api/datasets/${randomUUID()}`)).status).toBe(404);

  const response = await readMetrics(METRICS_TOKEN);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await response.text();
  const value = (series: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${series} `))
        ?.split(' ')[1],
    );
  expect(value('shelfwise_imports_total{outcome="stored"}')).toBe(2);
  expect(value('shelfwise_imports_total{outcome="known"}')).toBe(1);
  expect(value('shelfwise_imports_total{outcome="refused"}')).toBe(1);
  expect(value('shelfwise_imports_total{outcome="lookedAt"}')).toBe(1);
  expect(value('shelfwise_import_rows_total{fate="kept"}')).toBe(10);
  expect(value('shelfwise_import_rows_total{fate="rejected"}')).toBe(1);
  expect(value('shelfwise_http_requests_total{method="GET",route="/api/data-summary",status="200"}')).toBe(1);
  expect(value('shelfwise_http_requests_total{method="GET",route="/api/datasets/{id}",status="404"}')).toBe(1);
  expect(value('shelfwise_http_requests_total{method="GET",route="/api/metrics",status="401"}')).toBe(2);
  expect(value('shelfwise_http_request_duration_seconds_count{method="POST",route="/api/upload-data"}')).toBe(5);
  expect(value('shelfwise_uploads_running')).toBe(0);
  expect(value('shelfwise_learning_jobs{state="waiting"}')).toBe(0);
  for (const counted of ['shelfwise_query_duration_seconds_count{store="engine"}', 'nodejs_eventloop_lag_p99_seconds'])
    expect(value(counted)).toBeGreaterThan(0);
  expect(value('process_resident_memory_bytes')).toBeGreaterThan(0);
  for (const secret of [dataset, 'hidden', 'Tea', METRICS_TOKEN]) expect(text).not.toContain(secret);
});

test('an answer tells the id of its request, the one that a proxy has given if it is well-formed', async () => {
  const ask = async (path: string, given?: string) =>
    (await client(path, given === undefined ? {} : { headers: { 'x-request-id': given } })).headers.get('x-request-id');
  const id = randomUUID();
  expect(await ask('/api/datasets', id)).toBe(id);
  expect(await ask('/', id)).toBe(id);
  expect(await ask('/api/datasets', id.replaceAll('-', '').toUpperCase())).toBe(id);
  const own = await Promise.all(
    [undefined, `${id}x`, '{"level":"error"}', '../..'].map((given) => ask('/api/health', given)),
  );
  expect(new Set(own).size).toBe(4);
  for (const chosen of own) expect(chosen).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

  const missing = await client(`/api/datasets/${id}`, { headers: { 'x-request-id': id } });
  expect(Problem.parse(await missing.json()).instance).toBe(`urn:uuid:${id}`);
  await expect.poll(logged).toContainEqual(
    expect.objectContaining({
      level: 'info',
      requestId: id,
      method: 'GET',
      route: '/api/datasets/{id}',
      status: 404,
    }),
  );
});

test('slow queries are logged with the id of their request and without values', async () => {
  const id = randomUUID();
  const path = `/api/data-summary?dataset=${dataset}&product=Tea&product=Zabaglione`;
  expect((await client(path, { headers: { 'x-request-id': id } })).status).toBe(200);
  const ofEngine = () => logged().filter(({ store, requestId }) => store === 'engine' && requestId === id);
  await expect.poll(() => ofEngine().length).toBeGreaterThan(0);
  expect(ofEngine()[0]).toMatchObject({
    level: 'warn',
    message: 'slow query',
    statement: expect.stringContaining('SELECT'),
  });
  expect(server.output()).not.toContain('Zabaglione');
});

test('a server that is told to end says so to the load balancer while it still answers', async () => {
  const ending = await startServer({ DRAIN_SECONDS: '3' });
  const visitor = ending.client();
  expect((await readMetrics(METRICS_TOKEN, visitor)).status).toBe(404);
  const ready = await visitor('/api/health/ready');
  expect([ready.status, readiness.output.parse(await ready.json())]).toEqual([
    200,
    { status: 'ready', database: 'ok', engine: 'ok' },
  ]);
  const stopped = ending.stop();
  const state = async () => {
    const response = await visitor('/api/health/ready');
    return [response.status, (await response.json()).status];
  };
  await expect.poll(state).toEqual([503, 'ending']);
  expect((await visitor('/api/health')).status).toBe(200);
  await stopped;
});
