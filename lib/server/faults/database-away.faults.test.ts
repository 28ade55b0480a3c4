import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { hasPostgres } from '../../../scripts/postgres.mjs';
import { health } from '../../api/health';
import { Problem } from '../../api/problem';
import { startCluster } from '../testing/postgres';
import { random, rounds } from './chance';
import { dayOfSales, judge, plus, Till } from './till';
import { tell } from './told';

const patience = { timeout: 60_000, interval: 250 };

/** A failure that is told as what it is, with when to try again. */
async function expectAway(response: Response): Promise<void> {
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  expect(Problem.parse(await response.json())).toMatchObject({ type: '/problems/database_unavailable' });
}

test.skipIf(!hasPostgres())(
  'a database that stops in the middle of requests and comes back: 503, then everything goes on by itself',
  async () => {
    const cluster = await startCluster();
    if (cluster === null) throw new Error('There is no Postgres here.');
    const till = await Till.open({ DATABASE_URL: cluster.url });
    onTestFinished(async () => {
      await till.close();
      cluster.remove();
    });
    const post = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const credentials = JSON.stringify({ email: 'till@example.com', password: 'ten letters or more' });

    for (let round = 1; round <= rounds; round++) {
      const before = await till.holdings();
      const file = dayOfSales(round, 20_000);
      const upload = till.send(file.body);
      const questions = [`/api/data-summary?dataset=${till.dataset}&top=${round}`, '/api/datasets'].map((path) =>
        till.fetch(path),
      );
      await sleep(random.below(400));
      cluster.stop(round % 2 === 0 ? 'fast' : 'immediate');

      for (const answer of await Promise.all(questions)) if (answer.status !== 200) await expectAway(answer);
      const answered = await upload;
      if (answered.status !== 201) await expectAway(answered);
      await expectAway(await till.fetch('/api/datasets'));
      await expectAway(await till.send(file.body));
      await expectAway(await till.server.client()('/api/auth/sign-in/email', { ...post, body: credentials }));
      await expectAway(await till.server.client()('/api/data-summary?share=unknown'));
      const state = health.output.parse(await (await till.fetch('/api/health')).json());
      expect(state).toMatchObject({ database: 'unavailable', engine: 'ok' });
      expect(await till.server.spooled()).toEqual([]);

      cluster.start();
      await expect.poll(async () => (await till.fetch('/api/datasets')).status, patience).toBe(200);
      const became = judge(before, await till.holdings(), file, answered.status);
      tell('Postgres stopped in the middle of requests', became);
      expect((await till.send(file.body)).status).toBe(became.stored ? 200 : 201);
      expect(await till.holdings()).toEqual(plus(before, file));
    }
  },
);
