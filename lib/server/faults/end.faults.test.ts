import { request } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { dayOfSales, judge, Till } from './till';
import { tell } from './told';

test('SIGTERM lets what is nearly done end, and gives up what is not within 25 seconds; nothing is half there', async () => {
  const till = await Till.open({});
  const before = await till.holdings();
  const { hostname, port } = new URL(till.server.url);
  const headers = { 'content-type': 'text/csv', 'content-length': '50000000' };
  const slow = request({ hostname, port, method: 'POST', path: '/api/upload-data', headers });
  slow.on('error', () => {});
  const more = setInterval(() => slow.write('2019-01-01,Tea,1,2.50\n'), 100);
  onTestFinished(() => clearInterval(more));
  await expect.poll(() => till.server.spooled(), { timeout: 30_000 }).toHaveLength(1);
  const file = dayOfSales(1, 40_000);
  const quick = till.send(file.body);
  await expect.poll(() => till.server.spooled(), { timeout: 30_000 }).toHaveLength(2);

  const began = performance.now();
  const stopped = till.stop();
  const { status } = await quick;
  expect(status).toBe(201);
  await stopped;
  const seconds = (performance.now() - began) / 1000;
  console.log(`ended ${seconds.toFixed(1)} s after SIGTERM`);
  expect(seconds).toBeLessThan(25);
  await till.start();
  onTestFinished(() => till.close());
  expect(await till.server.spooled()).toEqual([]);
  tell('SIGTERM while files arrive', judge(before, await till.holdings(), file, status));
});
