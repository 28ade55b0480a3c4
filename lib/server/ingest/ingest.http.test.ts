import { request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { type CellValue, writeXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ImportProgress, Receipt } from '../../api/ingest';
import { Problem } from '../../api/problem';
import { formWith, smallShop } from '../testing/sales-files';
import { type Client, datasetsOf, startServer, type TestServer, upload } from '../testing/server';
import { zipOf } from '../testing/zip';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ MAX_UPLOAD_MB: '1', PRACTICE: '1' });
});
afterAll(() => server.stop());

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
    expect(rejects).toMatch(/4,No product,product,MISSING_PRODUCT/);
    expect(rejects).toContain("'=2+1");
    const corrected = rejects.replace('T10:00:00,,', 'T10:00:00,Tea,').replace('"\'=2+1"', '2.10');
    const appended = Receipt.parse(await (await upload(client, corrected, `&dataset=${receipt.dataset?.id}`)).json());
    expect(appended.rows).toMatchObject({ read: 2, kept: 2 });
    const clean = Receipt.parse(await (await upload(client, smallShop, '&dryRun=1')).json());
    expect(Number(receipt.revenueExact) + Number(appended.revenueExact)).toBeCloseTo(Number(clean.revenueExact), 6);
    expect((await server.client()(`/api/imports/${importId}`)).status).toBe(404);
    const stranger = server.client();
    await upload(stranger, smallShop);
    expect((await stranger(`/api/imports/${importId}`)).status).toBe(404);
    expect((await stranger(`/api/imports/${importId}`, { method: 'DELETE' })).status).toBe(404);
    expect((await stranger(`/api/imports/${importId}/rejects.csv`)).status).toBe(404);
    expect((await upload(stranger, dirty, `&importId=${importId}`)).status).toBe(400);
  });
});

describe('a doubtful file', () => {
  const doubtful = smallShop.replaceAll('2024-03-0', '0').replaceAll(/(0\d)T\d\d:\d\d:\d\d/g, '$1/03/2024');
  const decide = (client: Client, query: string) => client(`/api/upload-data?${query}`, { method: 'POST' });

  test('waits for a decision, is read again without being sent again, and is then stored', async () => {
    const client = server.client();
    const asked = await upload(client, doubtful, '&review=1');
    expect(asked.status).toBe(200);
    const { review, dataset, dateRange } = Receipt.parse(await asked.json());
    expect([review?.doubts, dataset, dateRange?.from]).toEqual([['DATE_AMBIGUOUS'], null, '2024-03-01']);
    expect(await datasetsOf(client)).toEqual([]);
    const tried = Receipt.parse(await (await decide(client, `upload=${review?.upload}&dateOrder=mdy&dryRun=1`)).json());
    expect([tried.dateRange, tried.review?.upload]).toEqual([{ from: '2024-01-03', to: '2024-04-03' }, review?.upload]);
    expect((await decide(server.client(), `upload=${review?.upload}`)).status).toBe(404);
    const stored = await decide(client, `upload=${review?.upload}&dateOrder=mdy&review=1`);
    expect(stored.status).toBe(201);
    expect(Receipt.parse(await stored.json())).toMatchObject({
      review: null,
      import: { fileName: 'shop.csv' },
      rows: { kept: 5 },
    });
    expect((await decide(client, `upload=${review?.upload}`)).status).toBe(404);
    expect(await server.spooled()).toEqual([]);
  });

  test('without a product column can be mapped', async () => {
    const client = server.client();
    const refused = await upload(client, smallShop.replace('product', 'what'), '&review=1');
    expect(refused.status).toBe(422);
    const problem = Problem.parse(await refused.json());
    expect([problem.code, problem.headers?.[2]]).toEqual(['MISSING_COLUMN', 'what']);
    const mapping = encodeURIComponent(JSON.stringify({ product: 'what' }));
    const stored = await decide(client, `upload=${problem.upload}&mapping=${mapping}`);
    expect(stored.status).toBe(201);
    expect(Receipt.parse(await stored.json()).revenueExact).toBe('17.55');
  });

  test('without a header is mapped by the place of its columns, which are shown with their cells', async () => {
    const client = server.client();
    const refused = await upload(client, '2024-03-01,Tea,2,2.50\n2024-03-02,Lemon cake,1,4.00\n', '&review=1');
    const problem = Problem.parse(await refused.json());
    expect([problem.code, problem.headers?.[1]]).toEqual(['NO_HEADER', 'column 2']);
    expect(problem.examples?.[1]?.map(({ written }) => written)).toEqual(['Tea', 'Lemon cake']);
    const places = { date: 'column 1', product: 'column 2', quantity: 'column 3', unitPrice: 'column 4', store: '' };
    const stored = await decide(
      client,
      `upload=${problem.upload}&mapping=${encodeURIComponent(JSON.stringify(places))}`,
    );
    expect(Receipt.parse(await stored.json())).toMatchObject({ rows: { kept: 2 }, revenueExact: '9' });
  });

  test('none of whose rows can be used says what its columns were taken for', async () => {
    const client = server.client();
    const refused = await upload(client, 'date,product,quantity\nTea,2024-03-01,1\nCake,2024-03-02,2\n', '&review=1');
    const problem = Problem.parse(await refused.json());
    expect([problem.code, problem.mapping]).toEqual([
      'NO_VALID_ROWS',
      { date: 'date', product: 'product', quantity: 'quantity' },
    ]);
    expect(problem.examples?.[0]?.[0]).toEqual({ written: 'Tea', understood: null });
    const mapping = encodeURIComponent(JSON.stringify({ date: 'product', product: 'date' }));
    expect((await decide(client, `upload=${problem.upload}&mapping=${mapping}`)).status).toBe(201);
  });

  test('that its owner lets go of is gone at once; nobody else can do that', async () => {
    const client = server.client();
    const { review } = Receipt.parse(await (await upload(client, doubtful, '&review=1')).json());
    const path = `/api/uploads/${review?.upload}`;
    expect((await server.client()(path, { method: 'DELETE' })).status).toBe(200);
    expect((await decide(client, `upload=${review?.upload}&dryRun=1`)).status).toBe(200);
    expect((await client(path, { method: 'DELETE' })).status).toBe(200);
    expect((await decide(client, `upload=${review?.upload}&dryRun=1`)).status).toBe(404);
  });

  test('is read like the last one with the same columns, once that was decided', async () => {
    const client = server.client();
    const odd = smallShop.replace('product', 'what');
    const mapping = encodeURIComponent(JSON.stringify({ product: 'what' }));
    expect((await upload(client, odd, `&mapping=${mapping}`)).status).toBe(201);
    const next = odd.replaceAll('2024-03', '2024-04');
    const stored = await upload(client, next, '&review=1');
    expect(stored.status).toBe(201);
    expect(Receipt.parse(await stored.json()).columns[2]).toMatchObject({ header: 'what', role: 'product' });
    expect(Receipt.parse(await (await upload(client, next)).json()).import.alreadyImported).toBe(true);
    expect((await upload(server.client(), next)).status).toBe(422);
  });

  test('that is clear after all goes straight through', async () => {
    expect((await upload(server.client(), smallShop, '&review=1')).status).toBe(201);
  });
});

describe('a packed file', () => {
  const rows = smallShop
    .trim()
    .replace('"Cake, lemon"', 'Cake')
    .split('\n')
    .map((line, index) =>
      line.split(',').map((cell, column) => {
        if (index === 0) return cell;
        if (column === 1) return new Date(`${cell}Z`);
        return column === 4 || column === 5 ? Number(cell) : cell;
      }),
    );
  const columns = [{}, { style: { numFmt: 'dd/mm/yyyy hh:mm' } }];
  const notes = { name: 'Notes', rows: [['Corner shop'], ['Ask Ann about the till']] };
  const workbook = async (...more: CellValue[][]) =>
    new Uint8Array(
      await writeXlsx({ sheets: [notes, { name: 'Sales', rows: [['Export'], [], ...rows, ...more], columns }] }),
    );

  test('by gzip is unpacked, whatever its name', async () => {
    const response = await upload(server.client(), gzipSync(smallShop));
    expect(response.status).toBe(201);
    expect(Receipt.parse(await response.json())).toMatchObject({
      rows: { read: 5, kept: 5 },
      revenueExact: '17.55',
      dialect: { container: 'gzip', sheet: null, sheets: [], headerLine: 1 },
    });
    expect(await server.spooled()).toEqual([]);
  });

  test.each([
    ['a gzip archive', () => gzipSync(gzipSync(smallShop))],
    ['an Excel workbook', async () => gzipSync(await workbook())],
  ])('by gzip that holds %s is refused by name', async (name, make) => {
    const response = await upload(server.client(), new Uint8Array(await make()));
    expect(response.status).toBe(415);
    expect(Problem.parse(await response.json())).toMatchObject({
      code: 'NOT_CSV',
      detail: expect.stringContaining(name),
    });
    expect(await server.spooled()).toEqual([]);
  });

  test('with two sheets of sales asks which, until one is chosen', async () => {
    const sheet = (name: string, product: string) => ({
      name,
      rows: [
        ['Date', 'Product', 'Quantity', 'Price'],
        ['2024-03-01', product, 1, 2.5],
      ],
    });
    const book = new Uint8Array(await writeXlsx({ sheets: [notes, sheet('March', 'Tea'), sheet('April', 'Cake')] }));
    const client = server.client();
    const asked = Receipt.parse(await (await upload(client, book, '&review=1')).json());
    expect(asked.review?.doubts).toContain('SEVERAL_SHEETS');
    expect(asked.dialect.salesSheets).toEqual(['March', 'April']);
    const again = await client(`/api/upload-data?upload=${asked.review?.upload}&sheet=April&dryRun=1`, {
      method: 'POST',
    });
    const chosen = Receipt.parse(await again.json());
    expect([chosen.columns[1]?.example, chosen.review?.doubts]).toEqual(['Cake', []]);
  });

  test('that is a workbook is read by its sheet of sales, and lines are its rows', async () => {
    const client = server.client();
    const response = await client('/api/upload-data', {
      method: 'POST',
      body: formWith('March.xlsx', await workbook(['C5', new Date('2024-03-04Z'), null, 'Drinks', 1, 2])),
    });
    const receipt = Receipt.parse(await response.json());
    expect(receipt).toMatchObject({
      rows: { read: 6, kept: 5, rejected: 1 },
      revenueExact: '17.55',
      dateRange: { from: '2024-03-01', to: '2024-03-04' },
      rejects: [{ code: 'MISSING_PRODUCT', examples: [{ line: 9, column: 'product' }] }],
      dialect: { container: 'xlsx', sheet: 'Sales', sheets: ['Notes', 'Sales'], headerLine: 3, decimal: '.' },
    });
    expect(await server.spooled()).toEqual([]);
  });

  test('that is a workbook is read by the sheet that is asked for', async () => {
    const bytes = await workbook();
    expect((await upload(server.client(), bytes, '&sheet=Sales')).status).toBe(201);
    const notes = await upload(server.client(), bytes, '&sheet=Notes');
    expect(Problem.parse(await notes.json())).toMatchObject({ status: 422, code: 'MISSING_COLUMN' });
    const missing = await upload(server.client(), bytes, '&sheet=July');
    expect(Problem.parse(await missing.json())).toMatchObject({ status: 400, errors: [{ path: 'sheet' }] });
  });

  test('that is a bomb, cut off, or holds something else is refused, and the server lives', async () => {
    const zeros = gzipSync(Buffer.alloc(10 << 20));
    const blanks = zipOf({
      'xl/workbook.xml': { content: Buffer.from('<workbook/>') },
      'xl/worksheets/sheet1.xml': { content: Buffer.alloc(100 << 20, ' ') },
    });
    const cases: [BodyInit, number, string, RegExp][] = [
      [Buffer.concat(Array.from({ length: 90 }, () => zeros)), 413, 'TOO_LARGE', /limit of 1 MB/],
      [blanks, 413, 'TOO_LARGE', /limit/],
      [gzipSync(smallShop).subarray(0, -30), 422, 'NOT_CSV', /cut off/],
      [(await workbook()).subarray(0, -30), 415, 'NOT_CSV', /cut off/],
      [gzipSync(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])), 415, 'NOT_CSV', /PNG/],
      [gzipSync(gzipSync(smallShop)), 415, 'NOT_CSV', /gzip/],
      [zipOf({ '../../sales.csv': { content: Buffer.from(smallShop) } }), 415, 'NOT_CSV', /unzip it first/],
      [zipOf({ 'xl/workbook.xml': { content: Buffer.from('<x/>') } }), 422, 'NOT_CSV', /damaged/],
    ];
    for (const [bytes, status, code, words] of cases) {
      const problem = Problem.parse(await (await upload(server.client(), bytes)).json());
      expect(problem).toMatchObject({ status, code, detail: expect.stringMatching(words) });
      expect(await server.spooled()).toEqual([]);
    }
    expect((await upload(server.client(), smallShop)).status).toBe(201);
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

  test('over the limit without a Content-Length is refused too, and its sender is told', async () => {
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode('x'.repeat(100_000)));
      },
    });
    const { status } = await server.client()('/api/upload-data', {
      method: 'POST',
      body: stream,
      headers: { 'content-type': 'text/csv' },
      ...{ duplex: 'half' },
    });
    expect(status).toBe(413);
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
    ['&mode=replaceDates', 'dataset'],
    ['&overlap=maybe', 'overlap'],
    ['&name=a&name=b', 'name'],
  ])('%s is refused by name', async (query, name) => {
    const response = await upload(server.client(), smallShop, query);
    expect(response.status).toBe(400);
    expect(Problem.parse(await response.json()).detail).toContain(name);
  });
});
