import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { getPriority } from 'node:os';
import { expect, test } from 'vitest';
import { giveWay } from './give-way';
import { startTypescript } from './testing/typescript-worker';

const priority = new URL('./testing/priority.worker.ts', import.meta.url);

test('a worker thread goes behind the one that answers requests, which stays where it is', async () => {
  const own = getPriority(process.pid);
  const worker = startTypescript(priority);
  const [before, after]: number[] = (await once(worker, 'message'))[0];
  await worker.terminate();
  expect(before).toBe(own);
  expect(after).toBe(process.platform === 'linux' ? Math.min(own + 6, 19) : own);
  expect(getPriority(process.pid)).toBe(own);
});

test('the thread that answers requests never goes behind', () => {
  const own = getPriority(process.pid);
  giveWay();
  expect(getPriority(process.pid)).toBe(own);
});

test.runIf(process.platform === 'linux')('threads that compile and collect garbage go behind it as far', () => {
  const own = getPriority(process.pid);
  const tell =
    "console.log(JSON.stringify(require('fs').readdirSync('/proc/self/task').map((thread) => [Number(thread) === process.pid, require('os').getPriority(Number(thread))])))";
  const told = execFileSync(process.execPath, ['--require', './scripts/answering-thread.cjs', '-e', tell]);
  const priorities: [boolean, number][] = JSON.parse(told.toString());
  expect(priorities.filter(([isMain]) => isMain)).toEqual([[true, own]]);
  const helpers = priorities.filter(([isMain]) => !isMain).map(([, priority]) => priority);
  expect(helpers.length).toBeGreaterThan(1);
  expect(new Set(helpers)).toEqual(new Set([Math.min(own + 6, 19)]));
});
