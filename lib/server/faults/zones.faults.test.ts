import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { startServer, uploadAs } from '../testing/server';
import { ask } from '../testing/sharing';
import { tell } from './told';

/** Sales around midnight, at ends of months and where clocks are changed; Apia had no 30 December 2011. */
const instants = [
  '2011-12-29T23:59:59',
  '2011-12-30T00:00:00',
  '2011-12-30T12:00:00',
  '2011-12-31T00:00:01',
  '2024-03-10T02:30:00',
  '2024-03-31T02:30:00',
  '2024-03-31T23:59:59',
  '2024-04-01T00:00:00',
  '2024-11-03T01:30:00',
  '2024-12-31T23:30:00',
];
const file = ['date,product,quantity,unit_price', ...instants.map((at, index) => `${at},Tea,1,${2 ** index}.00`)].join(
  '\n',
);

test('days are those of the file, wherever the server stands', async () => {
  const totals = new Map<string, unknown>();
  for (const zone of ['UTC', 'America/New_York', 'Asia/Tokyo', 'Pacific/Apia']) {
    const server = await startServer({ TZ: zone });
    const client = server.client();
    const dataset = await uploadAs(client, file);
    const { trends, weekdayHour } = await ask(client, `/api/current-analysis?dataset=${dataset}&include=trends`);
    const { lines } = await ask(client, `/api/sale-lines?dataset=${dataset}`);
    await server.stop();
    const days = trends.day.filter(({ revenue }: { revenue: number }) => revenue > 0);
    totals.set(zone, { days, months: trends.month, weekdayHour, lines });
  }
  const first = totals.get('UTC');
  for (const other of totals.values())
    tell('another time zone of the server', { lost: false, half: !isDeepStrictEqual(other, first) });
  const expected: Record<string, number> = {};
  for (const [index, at] of instants.entries())
    expected[at.slice(0, 10)] = (expected[at.slice(0, 10)] ?? 0) + 2 ** index;
  const { days } = Object(first);
  expect(
    Object.fromEntries(days.map(({ bucket, revenue }: { bucket: string; revenue: number }) => [bucket, revenue])),
  ).toEqual(expected);
});
