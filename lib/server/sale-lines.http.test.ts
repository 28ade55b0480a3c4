import { afterAll, beforeAll, expect, test } from 'vitest';
import { saleLines } from '../api/sale-lines';
import { smallShop } from './testing/sales-files';
import { type Client, startServer, type TestServer } from './testing/server';

let server: TestServer;
let client: Client;
beforeAll(async () => {
  server = await startServer();
  client = server.client();
  await client('/api/upload-data?fileName=shop.csv', { method: 'POST', body: smallShop });
});
afterAll(() => server.stop());

const linesOf = async (query: string, as = client) => {
  const answer = saleLines.output.parse(await (await as(`/api/sale-lines?${query}`)).json());
  if (!answer.hasData) throw new Error('no data');
  return answer;
};

test('the lines behind a number come in order of time', async () => {
  const { rows, lines } = await linesOf('limit=2&offset=2');
  expect(rows).toBe(5);
  expect(lines).toEqual([
    {
      day: '2024-03-02',
      time: '10:00:00',
      transactionId: 'A2',
      product: 'Tea',
      category: 'Drinks',
      store: null,
      customerId: 'C2',
      quantity: 1,
      unitPrice: 3.5,
      amount: 3.5,
    },
    expect.objectContaining({ transactionId: 'A3', time: '16:30:00', customerId: null, amount: 6.3 }),
  ]);
});

test('sold and returned lines are told apart, and the filter holds', async () => {
  expect((await linesOf('kind=returned')).lines.map(({ amount }) => amount)).toEqual([-3.5]);
  expect((await linesOf('kind=sold&product=Tea')).lines.map(({ amount }) => amount)).toEqual([7, 3.5]);
  expect((await linesOf('from=2024-03-02&to=2024-03-02')).rows).toBe(1);
});

test('a customer that is an e-mail address is not given away', async () => {
  const own = server.client();
  const body =
    'date,product,quantity,price,customer\n2024-03-01,Tea,1,2,ann@example.com\n2024-03-02,Tea,1,2,ann@example.com\n';
  await own('/api/upload-data', { method: 'POST', body });
  const { lines } = await linesOf('', own);
  expect(lines[0]?.customerId).toBe(lines[1]?.customerId);
  expect(JSON.stringify(lines)).not.toContain('example.com');
});

test('come as CSV, in which no name is a formula', async () => {
  const own = server.client();
  const body = `date,product,quantity,price\n2024-03-01,=cmd|' /C calc'!A0,1,2\n2024-03-02,<img src=x onerror=alert(1)>,-1,2\n`;
  await own('/api/upload-data', { method: 'POST', body });
  const csv = await (await own('/api/sale-lines', { headers: { accept: 'text/csv' } })).text();
  const [header, first, second] = csv.split('\r\n');
  expect(header).toBe('day,time,transactionId,product,category,store,customerId,quantity,unitPrice,amount');
  expect(first).toBe("2024-03-01,,,'=cmd|' /C calc'!A0,,,,1,2,2");
  expect(second).toBe('2024-03-02,,,<img src=x onerror=alert(1)>,,,,-1,2,-2');
});

test('are seen by their owner only, a hundred at a time', async () => {
  const { dataset } = await linesOf('');
  const stranger = server.client();
  expect((await stranger(`/api/sale-lines?dataset=${dataset}`)).status).toBe(404);
  expect((await client('/api/sale-lines?limit=101')).status).toBe(400);
  expect((await client('/api/sale-lines?kind=other')).status).toBe(400);
});
