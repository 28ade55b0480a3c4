import { expect, test } from 'vitest';
import { encodeForest } from '../../ml/forest/format';
import { trainForest } from '../../ml/forest/train';
import { friedman } from '../../ml/testing/friedman';
import { startTypescript } from '../thread/testing/typescript-worker';
import { LearningThreads } from './learning-threads';

const signal = new AbortController().signal;
const practice = new URL('./testing/practice.worker.ts', import.meta.url);
let started = 0;

function threadsOf(count: number): LearningThreads {
  return new LearningThreads(count, () => {
    started++;
    return startTypescript(practice, { resourceLimits: { maxOldGenerationSizeMb: 64 } });
  });
}

const threads = threadsOf(2);

test('jobs are done by threads that stay warm', async () => {
  const sums = [1, 2, 3].map((a) => threads.learn('add', { a, b: 10 }, { signal }));
  expect(await Promise.all(sums)).toEqual([11, 12, 13]);
  const before = started;
  expect(await threads.learn('add', { a: 1, b: 1 }, { signal })).toBe(2);
  expect(started).toBe(before);
});

test('a forest is the same from one thread and from two', async () => {
  const { matrix, target } = friedman(300, 6, 1);
  const wanted = encodeForest(trainForest(matrix, target, { trees: 5 }));
  expect(await threads.learn('forest', { trees: 5 }, { signal })).toEqual(wanted);
  expect(await threadsOf(1).learn('forest', { trees: 5 }, { signal })).toEqual(wanted);
});

test('progress is told, what a job refuses is refused', async () => {
  const told: number[] = [];
  const onProgress = (fraction: number) => told.push(fraction);
  expect(await threads.learn('wait', { milliseconds: 1 }, { signal, onProgress })).toBe('waited');
  expect(told).toEqual([0.5]);
  const refused = expect.objectContaining({ code: 'not_enough_data', message: 'Two days are no history.' });
  await expect(threads.learn('refuse', {}, { signal })).rejects.toEqual(refused);
  await expect(threads.learn('nothing', {}, { signal })).rejects.toThrow('No learning thread knows "nothing"');
});

test('work that never ends, a thread that does, and one that needs too much are over at once, and the next is done', async () => {
  const threads = threadsOf(1);
  const abort = new AbortController();
  const endless = threads.learn('spin', {}, { signal: abort.signal });
  abort.abort(new Error('enough'));
  await expect(endless).rejects.toThrow('enough');
  const tooMuch = expect.objectContaining({ code: 'not_enough_data' });
  await expect(threads.learn('spin', {}, { signal, mostMilliseconds: 50 })).rejects.toEqual(tooMuch);
  await expect(threads.learn('hoard', {}, { signal })).rejects.toEqual(tooMuch);
  await expect(threads.learn('end', {}, { signal })).rejects.toThrow('ended before its work');
  expect(await threads.learn('add', { a: 2, b: 2 }, { signal })).toBe(4);
});

test('what comes while all threads are busy waits its turn, and may go before it is there', async () => {
  const busy = [1, 2].map(() => threads.learn('wait', { milliseconds: 300 }, { signal }));
  const abort = new AbortController();
  const waiting = threads.learn('add', { a: 1, b: 2 }, { signal: abort.signal });
  abort.abort(new Error('gone'));
  await expect(waiting).rejects.toThrow('gone');
  expect(await threads.learn('add', { a: 1, b: 2 }, { signal })).toBe(3);
  await Promise.all(busy);
});
