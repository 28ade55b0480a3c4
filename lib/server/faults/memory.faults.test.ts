import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { Problem } from '../../api/problem';
import { dayOfSales, judge, Till } from './till';
import { tell } from './told';

const preload = fileURLToPath(new URL('../testing/small-threads.cjs', import.meta.url));

test('a file that needs more memory than its thread may have is refused; the others are stored and questions are answered', async () => {
  // Every row is rejected for its own text, which is kept for the receipt.
  const rows = Array.from({ length: 300_000 }, () => `nonsense ${randomUUID()},${randomUUID()},x,y`);
  const body = `date,product,quantity,unit_price\n${rows.join('\n')}\n`;
  const till = await Till.open({ NODE_OPTIONS: `--require "${preload}"`, WORKER_HEAP_MB: '12' });
  onTestFinished(() => till.close());
  const greedy = till.send(body);
  greedy.catch(() => {});
  const before = await till.holdings();
  const file = dayOfSales(1);
  const { status } = await till.send(file.body);
  expect(status).toBe(201);
  const refused = await greedy;
  expect(refused.status).toBe(422);
  expect(Problem.parse(await refused.json()).detail).toMatch(/more memory than one import may use.*split it/);
  tell('a cleaning thread out of memory', judge(before, await till.holdings(), file, status));
  expect(await till.server.spooled()).toEqual([]);
  expect((await till.send(dayOfSales(2).body)).status).toBe(201);
});
