import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEvent, deleteEvent, listEvents, updateEvent } from '../../api/events';
import { Problem } from '../../api/problem';
import { standOuts } from '../../api/stand-outs';
import { toDayNumber, toIsoDay } from '../../sales/calendar';
import { smallShop } from '../testing/sales-files';
import { type Client, startServer, type TestServer, uploadAs } from '../testing/server';

let server: TestServer;
let client: Client;
let dataset: string;
beforeAll(async () => {
  server = await startServer();
  client = server.client();
  dataset = await uploadAs(client, steadyShop);
});
afterAll(() => server.stop());

/** Twelve weeks of five or six teas a day, with nothing sold on Wed 31 January. */
const steadyShop = [
  'date,product,quantity,unit_price',
  ...Array.from({ length: 84 }, (_, index) => toIsoDay(toDayNumber('2024-01-01') + index))
    .filter((day) => day !== '2024-01-31')
    .map((day, index) => `${day},Tea,${5 + (index % 2)},2.50`),
].join('\n');

const send = (by: Client, method: string, path: string, body: unknown = {}) =>
  by(path, { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });

const name = async (body: object) => {
  const response = await send(client, 'POST', '/api/events', { dataset, ...body });
  expect(response.status).toBe(201);
  return createEvent.output.parse(await response.json());
};

const listed = async (by = client) =>
  listEvents.output.parse(await (await by(`/api/events?dataset=${dataset}`)).json()).events;

const ask = async (query = '') => {
  const response = await client(`/api/stand-outs?dataset=${dataset}${query}`);
  const answer = standOuts.output.parse(await response.json());
  if (!answer.hasData) throw new Error('no data');
  return { ...answer, etag: response.headers.get('etag') };
};

describe('named days', () => {
  test('are kept as they were written, listed by day, changed and taken away', async () => {
    const hostile = `<img src=x onerror=alert(1)> '; DROP TABLE "event"; -- __proto__ 🎉 עברית`;
    const later = await name({ from: '2024-03-01', to: '2024-03-03', name: hostile });
    const earlier = await name({ from: '2024-02-10', name: '  10 % promo ' });
    expect(earlier).toMatchObject({ from: '2024-02-10', to: '2024-02-10', name: '10 % promo' });
    expect(await listed()).toEqual([earlier, later]);
    const csv = await client(`/api/events?dataset=${dataset}`, { headers: { accept: 'text/csv' } });
    expect((await csv.text()).split('\r\n').slice(0, 2)).toEqual(['from,to,name', '2024-02-10,2024-02-10,10 % promo']);
    const changed = await send(client, 'PATCH', `/api/events/${later.id}`, { from: '2024-02-01' });
    expect(updateEvent.output.parse(await changed.json())).toEqual({ ...later, from: '2024-02-01' });
    for (const { id } of [earlier, later]) {
      const deleted = await send(client, 'DELETE', `/api/events/${id}`);
      expect(deleteEvent.output.parse(await deleted.json())).toEqual({ deleted: true });
    }
    expect(await listed()).toEqual([]);
  });

  test.each([
    ['no name', { from: '2024-02-01', name: '   ' }],
    ['a long name', { from: '2024-02-01', name: 'x'.repeat(121) }],
    ['a name of two lines', { from: '2024-02-01', name: 'a\nb' }],
    ['a NUL in the name', { from: '2024-02-01', name: 'a\u0000b' }],
    ['no day', { name: 'Sale' }],
    ['a day that does not exist', { from: '2024-02-30', name: 'Sale' }],
    ['days the wrong way round', { from: '2024-02-02', to: '2024-02-01', name: 'Sale' }],
    ['an object for a name', { from: '2024-02-02', name: { contains: '' } }],
  ])('%s is refused', async (_, body) => {
    const response = await send(client, 'POST', '/api/events', { dataset, ...body });
    expect(Problem.parse(await response.json())).toMatchObject({ status: 400, type: '/problems/invalid_input' });
    expect(await listed()).toEqual([]);
  });

  test("are nobody else's", async () => {
    const event = await name({ from: '2024-02-01', name: 'Mine' });
    const stranger = server.client();
    const refused = [
      await stranger(`/api/events?dataset=${dataset}`),
      await send(stranger, 'PATCH', `/api/events/${event.id}`, { name: 'Theirs' }),
      await send(stranger, 'DELETE', `/api/events/${event.id}`),
      await send(stranger, 'POST', '/api/events', { dataset, from: '2024-02-01', name: 'Theirs' }),
    ];
    await uploadAs(stranger, smallShop);
    refused.push(
      await send(stranger, 'PATCH', `/api/events/${event.id}`, { name: 'Theirs' }),
      await send(stranger, 'POST', '/api/events', { dataset, from: '2024-02-01', name: 'Theirs' }),
      await send(client, 'DELETE', '/api/events/unknown'),
    );
    for (const response of refused) expect(Problem.parse(await response.json())).toMatchObject({ status: 404 });
    expect(await listed()).toEqual([event]);
    await send(client, 'DELETE', `/api/events/${event.id}`);
  });

  test('go with their dataset', async () => {
    const other = await uploadAs(client, smallShop);
    const add = () => send(client, 'POST', '/api/events', { dataset: other, from: '2024-02-01', name: 'Day' });
    expect((await add()).status).toBe(201);
    expect((await send(client, 'DELETE', `/api/datasets/${other}`)).status).toBe(200);
    expect((await add()).status).toBe(404);
  });
});

describe('stand-outs', () => {
  test('a closed day stands out until it is named, and the answer is not a kept one', async () => {
    const before = await ask();
    expect(before).toMatchObject({
      rows: 82,
      events: [],
      standOuts: { found: 1, items: [{ kind: 'days', from: '2024-01-31', to: '2024-01-31', actual: 0 }] },
    });
    const csv = await client(`/api/stand-outs?dataset=${dataset}`, { headers: { accept: 'text/csv' } });
    expect(csv.headers.get('content-disposition')).toContain('stand-outs.csv');
    expect((await csv.text()).split('\r\n')[1]).toMatch(/^days,,2024-01-31,2024-01-31,0,1\d\.\d*,,,,,,-1\d/);
    const event = await name({ from: '2024-01-31', name: 'Street closed' });
    const after = await ask();
    expect(after).toMatchObject({ events: [event], standOuts: { found: 0, items: [] } });
    expect(after.etag).not.toBe(before.etag);
    expect((await ask('&from=2024-02-01')).events).toEqual([]);
    expect((await ask('&to=2024-01-31')).standOuts).toMatchObject({ available: false });
    await send(client, 'DELETE', `/api/events/${event.id}`);
    expect((await ask()).etag).toBe(before.etag);
  });

  test('no upload is an answer, and a wrong filter is a problem', async () => {
    const visitor = server.client();
    expect(standOuts.output.parse(await (await visitor('/api/stand-outs')).json())).toMatchObject({ hasData: false });
    expect(listEvents.output.parse(await (await visitor('/api/events')).json())).toEqual({ events: [] });
    expect((await client('/api/stand-outs?from=yesterday')).status).toBe(400);
    expect((await client('/api/stand-outs?top=0')).status).toBe(400);
  });
});
