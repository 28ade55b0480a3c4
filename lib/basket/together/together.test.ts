import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { toLattice } from '../itemsets/lattice';
import { mine } from '../itemsets/mine';
import { makeRules } from '../rules/make-rules';
import { basketsOf } from '../testing/baskets-of';
import { drawBaskets } from '../testing/draw-baskets';
import type { SharedWork } from './help';
import { endTurns, helpWith, openTurns, skipTurns, takeTurn } from './turns';

const helping = new URL('../testing/helping.worker.ts', import.meta.url).href;
/** Threads of Node read TypeScript with the help of tsx. */
const bootstrap = `import('tsx/esm/api').then(({ register }) => { register(); return import('${helping}'); });`;

test('two threads find what one finds', async () => {
  const worker = new Worker(bootstrap, { eval: true });
  await once(worker, 'message');
  const asked: SharedWork[] = [];
  const ask = (work: SharedWork) => {
    asked.push(work);
    worker.postMessage(work);
  };
  const baskets = basketsOf(drawBaskets(2000));
  for (let round = 0; round < 4; round++) {
    const limits = { least: 20 + round, mostItems: 100, mostSets: 20_000, mostMilliseconds: 10_000 };
    const alone = mine(baskets, limits);
    expect(mine(baskets, limits, (search) => ask({ search }))).toEqual(alone);
    const lattice = toLattice(alone, baskets, 1 << 20);
    const rules = makeRules(lattice, baskets.transactions, 0.2, 100_000);
    expect(makeRules(lattice, baskets.transactions, 0.2, 100_000, ask)).toEqual(rules);
  }
  expect(asked.length).toBe(8);
  await worker.terminate();
});

test('turns are taken one by one, and end with the one that has the work', () => {
  const turns = openTurns();
  expect([takeTurn(turns), takeTurn(turns)]).toEqual([0, 1]);
  expect(endTurns(turns, 0)).toBe(false);
  helpWith(turns, () => expect.unreachable('It is too late.'));
  const others = openTurns();
  helpWith(others, () => takeTurn(others));
  expect(takeTurn(others)).toBe(1);
  expect(endTurns(others, 0)).toBe(true);
  skipTurns(others);
  expect(takeTurn(others)).toBeGreaterThan(1_000_000);
});

test('a thread that fails at its turns, or stays at one, fails the work', () => {
  const turns = openTurns();
  const fail = () => {
    throw new Error('It failed.');
  };
  expect(() => helpWith(turns, fail)).toThrow('It failed.');
  expect(() => endTurns(turns, 0)).toThrow('does not end its turns');
  const others = openTurns();
  helpWith(others, () => expect(() => endTurns(others, 1)).toThrow('does not end its turns'));
});
