import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listDatasets } from '../api/datasets';
import { ImportProgress, Receipt } from '../api/ingest';
import { Problem } from '../api/problem';
import { formWith, smallShop } from './testing/sales-files';
import { type Client, startServer, type TestServer } from './testing/server';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ MAX_UPLOAD_MB: '1' });
});
afterAll(() => server.stop());

const upload = (client: Client, content: BodyInit, query = '') =>
  client(`/api/upload-data?fileName=shop.csv${query}`, {
    method: 'POST',
    body: content,
    headers: { 'content-type': 'text/csv' },
  });
const datasetsOf = async (client: Client) =>
  listDatasets.output.parse(await (await client('/api/datasets')).json()).datasets;

describe('an upload', () => {
  test('answers 201 with a receipt that balances, and makes a session', async () => {
    const client = server.client();
    const response = await upload(client, smallShop);
    expect(response.status).toBe(201);
    const receipt = Receipt.parse(await response.json());
    expect(receipt.rows).toEqual({ read: 5, kept: 5, rejected: 0, duplicate: 0, blank: 0, saleLines: 5 });
    expect(receipt.revenueExact).toBe('17.55');
    expect(receipt.dateRange).toEqual({ from: '2024-03-01', to: '2024-03-04' });
    expect(await datasetsOf(client)).toMatchObject([
      { name: 'shop.csv', rows: 5, dataVersion: receipt.dataset?.dataVersion },
    ]);
  });

  test('takes a multipart form, at the predecessor path too', async () => {
    for (const path of ['/api/upload-data', '/upload-data']) {
      const response = await server.client()(path, {
        method: 'POST',
        body: formWith('März.csv', smallShop, { name: 'March' }),
      });
      const receipt = Receipt.parse(await response.json());
      expect([receipt.import.fileName, receipt.dataset?.name]).toEqual(['März.csv', 'March']);
    }
  });

  test('of the same bytes is answered with the first import', async () => {
    const client = server.client();
    const first = Receipt.parse(await (await upload(client, smallShop)).json());
    const again = await upload(client, smallShop);
    expect(again.status).toBe(200);
    const receipt = Receipt.parse(await again.json());
    expect(receipt.import).toEqual({ ...first.import, alreadyImported: true });
    expect(await datasetsOf(client)).toHaveLength(1);
  });

  test('ten times at once makes one dataset', async () => {
    const client = server.client();
    await upload(client, smallShop.replace('Tea', 'Mint tea'));
    const responses = await Promise.all(Array.from({ length: 10 }, () => upload(client, smallShop)));
    expect(responses.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201]);
    expect(await datasetsOf(client)).toHaveLength(2);
  });

  test('as a dry run stores nothing', async () => {
    const client = server.client();
    const response = await upload(client, smallShop, '&dryRun=1');
    expect(response.status).toBe(200);
    expect(Receipt.parse(await response.json())).toMatchObject({
      dataset: null,
      import: { id: null },
      rows: { kept: 5 },
    });
    expect(await datasetsOf(client)).toEqual([]);
  });

  test('can be appended, replaced and undone', async () => {
    const client = server.client();
    const { dataset } = Receipt.parse(await (await upload(client, smallShop)).json());
    const april = smallShop.replaceAll('2024-03', '2024-04').replaceAll('A', 'B');
    const appended = Receipt.parse(await (await upload(client, april, `&dataset=${dataset?.id}`)).json());
    expect(await datasetsOf(client)).toMatchObject([{ rows: 10, dateRange: { from: '2024-03-01', to: '2024-04-04' } }]);
    const may = smallShop.replaceAll('2024-03', '2024-05');
    const replaced = Receipt.parse(await (await upload(client, may, `&dataset=${dataset?.id}&mode=replace`)).json());
    expect(await datasetsOf(client)).toMatchObject([{ rows: 5, dateRange: { from: '2024-05-01', to: '2024-05-04' } }]);
    const undo = (id: string | null) => client(`/api/imports/${id}`, { method: 'DELETE' });
    expect(await (await undo(replaced.import.id)).json()).toEqual({ datasetId: dataset?.id });
    expect(await datasetsOf(client)).toMatchObject([{ rows: 10 }]);
    await undo(appended.import.id);
    expect(await datasetsOf(client)).toMatchObject([{ rows: 5, dataVersion: dataset?.dataVersion }]);
  });

  test('gives progress and rejected rows to its owner alone', async () => {
    const client = server.client();
    const dirty = smallShop
      .replace('A2,2024-03-02T10:00:00,Tea', 'A2,2024-03-02T10:00:00,')
      .replace('3,2.10', '3,=2+1');
    const importId = crypto.randomUUID();
    const receipt = Receipt.parse(await (await upload(client, dirty, `&importId=${importId}`)).json());
    expect(receipt.import.id).toBe(importId);
    expect(receipt.rows).toMatchObject({ read: 5, kept: 3, rejected: 2 });
    const progress = ImportProgress.parse(await (await client(`/api/imports/${importId}`)).json());
    expect(progress).toMatchObject({ stage: 'done', done: true, rows: 5, receipt });
    const rejects = await (await client(`/api/imports/${importId}/rejects.csv`)).text();
    expect(rejects).toMatch(/4,product,MISSING_PRODUCT/);
    expect(rejects).toContain("'=2+1");
    expect((await server.client()(`/api/imports/${importId}`)).status).toBe(404);
    const stranger = server.client();
    await upload(stranger, smallShop);
    expect((await stranger(`/api/imports/${importId}`)).status).toBe(404);
    expect((await stranger(`/api/imports/${importId}`, { method: 'DELETE' })).status).toBe(404);
    expect((await stranger(`/api/imports/${importId}/rejects.csv`)).status).toBe(404);
    expect((await upload(stranger, dirty, `&importId=${importId}`)).status).toBe(400);
  });
});

describe('a file that cannot be read', () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  const header = smallShop.split('\n')[0] ?? '';
  const cases: [string, BodyInit, number, string | undefined][] = [
    ['an empty file', '', 422, 'EMPTY_FILE'],
    ['a header without rows', `${header}\n`, 422, 'NO_DATA_ROWS'],
    ['a picture named .csv', png, 415, 'NOT_CSV'],
    ['a file without a product column', 'date,quantity,price\n2024-01-01,1,2\n2024-01-02,3,4\n', 422, 'MISSING_COLUMN'],
    ['a file over the limit', 'x'.repeat(1_048_577), 413, 'TOO_LARGE'],
  ];

  test.each(cases)('%s is refused with a sentence, and earlier data stay', async (_name, content, status, code) => {
    const client = server.client();
    await upload(client, smallShop);
    const before = await datasetsOf(client);
    const response = await upload(client, content);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const problem = Problem.parse(await response.json());
    expect([response.status, problem.status, problem.code]).toEqual([status, status, code]);
    expect(problem.detail).toMatch(/\w.*\.$/);
    expect(await datasetsOf(client)).toEqual(before);
    expect(await server.spooled()).toEqual([]);
  });

  test('an open quote in the middle, or 10 MB in one cell, costs its own row', async () => {
    const open = smallShop.replace('A2,2024-03-02T10:00:00,Tea', 'A2,2024-03-02T10:00:00,"Tea');
    const receipt = Receipt.parse(await (await upload(server.client(), open)).json());
    expect(receipt.rows).toMatchObject({ read: 5, kept: 4, rejected: 1 });
    expect(receipt.rejects).toMatchObject([{ code: 'BAD_QUOTE', examples: [{ line: 4 }] }]);
    const long = smallShop.replace('Coffee', 'x'.repeat(1_000_000));
    const bounded = Receipt.parse(await (await upload(server.client(), long)).json());
    expect(bounded.rejects).toMatchObject([{ code: 'FIELD_TOO_LONG', count: 1, examples: [{ line: 5 }] }]);
  });

  test('over the limit without a Content-Length is refused too', async () => {
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('x'.repeat(100_000)));
      },
    });
    const sent = server.client()('/api/upload-data', {
      method: 'POST',
      body: stream,
      headers: { 'content-type': 'text/csv' },
      ...{ duplex: 'half' },
    });
    const status = await sent.then(
      (response) => response.status,
      () => 'closed',
    );
    expect([413, 'closed']).toContain(status);
    await expect.poll(() => server.spooled()).toEqual([]);
  });

  test('cut off half way leaves nothing, and the server lives', async () => {
    const { hostname, port } = new URL(server.url);
    const cut = httpRequest({
      hostname,
      port,
      method: 'POST',
      path: '/api/upload-data',
      headers: { 'content-type': 'text/csv', 'content-length': '500000' },
    });
    cut.on('error', () => {});
    cut.write('a,b,c\n'.repeat(1000));
    await expect.poll(() => server.spooled()).toHaveLength(1);
    cut.destroy();
    await expect.poll(() => server.spooled()).toEqual([]);
    expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  });

  test('sent to a dataset that is not there is refused before it is read', async () => {
    const client = server.client();
    await upload(client, smallShop);
    for (const dataset of ['unknown', '../../etc/passwd', "' OR 1=1 --"])
      expect((await upload(client, smallShop, `&dataset=${encodeURIComponent(dataset)}`)).status).toBe(404);
  });

  test.each([
    ['&mode=banana', 'mode'],
    ['&mapping=banana', 'mapping'],
    ['&dateOrder=ydm', 'dateOrder'],
    ['&currency=euro', 'currency'],
    ['&importId=1', 'importId'],
    ['&mode=append', 'dataset'],
    ['&name=a&name=b', 'name'],
  ])('%s is refused by name', async (query, name) => {
    const response = await upload(server.client(), smallShop, query);
    expect(response.status).toBe(400);
    expect(Problem.parse(await response.json()).detail).toContain(name);
  });
});
