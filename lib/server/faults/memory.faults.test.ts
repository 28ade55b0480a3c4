import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { Problem } from '../../api/problem';
import { dayOfSales, plus, Till } from './till';

const preload = fileURLToPath(new URL('../testing/small-threads.cjs', import.meta.url));

test('a file that needs more memory than its thread may have is refused; the others are stored and questions are answered', async () => {
  const till = await Till.open({ NODE_OPTIONS: `--require "${preload}"`, WORKER_HEAP_MB: '48' });
  onTestFinished(() => till.stop());
  const rows = Array.from(
    { length: 400_000 },
    (_, row) => `2019-01-01,${randomUUID()},1,${row % 90}.50,${randomUUID()}`,
  );
  const greedy = till.send(`date,product,quantity,unit_price,customer\n${rows.join('\n')}\n`);
  greedy.catch(() => {});
  const before = await till.holdings();
  const file = dayOfSales(1);
  expect((await till.send(file.body)).status).toBe(201);
  const refused = await greedy.catch((error: unknown) => {
    throw new Error(`The server has ended:\n${till.server.output()}`, { cause: error });
  });
  expect(refused.status).toBe(422);
  expect(Problem.parse(await refused.json()).detail).toMatch(/more memory than one import may use.*split it/);
  expect(await till.holdings()).toEqual(plus(before, file));
  expect(await till.server.spooled()).toEqual([]);
  expect((await till.send(dayOfSales(2).body)).status).toBe(201);
});
