import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { trainingsOf, trainOnce } from './trainings';

const subject = { datasetId: 'shop', dataVersion: '1', kind: 'forecast', scope: 'day' };
const signal = new AbortController().signal;

function work(milliseconds: number) {
  let runs = 0;
  let aborted = 0;
  const start = async (stop: AbortSignal, onProgress: (fraction: number) => void) => {
    runs++;
    onProgress(0.25);
    stop.addEventListener('abort', () => aborted++);
    await sleep(milliseconds, undefined, { signal: stop });
    return `model ${runs}`;
  };
  return { start, counts: () => ({ runs, aborted }) };
}

test('the same question asked twice at a time is learnt once, and its progress is seen meanwhile', async () => {
  const { start, counts } = work(30);
  const both = Promise.all([trainOnce(subject, start, signal), trainOnce(subject, start, signal)]);
  expect(trainingsOf('shop')).toMatchObject([{ subject, fraction: 0.25 }]);
  expect(trainingsOf('another')).toEqual([]);
  expect(await both).toEqual(['model 1', 'model 1']);
  expect(trainingsOf('shop')).toEqual([]);
  expect(await trainOnce(subject, start, signal)).toBe('model 2');
  expect(counts().runs).toBe(2);
});

test('other data, scopes and kinds are learnt by themselves', async () => {
  const { start, counts } = work(5);
  const others = [
    subject,
    { ...subject, dataVersion: '2' },
    { ...subject, scope: 'week' },
    { ...subject, kind: 'segments' },
  ];
  await Promise.all(others.map((other) => trainOnce(other, start, signal)));
  expect(counts().runs).toBe(4);
});

test('one who goes away leaves the work to the others; with the last one it ends', async () => {
  const { start, counts } = work(30);
  const [first, second] = [new AbortController(), new AbortController()];
  const leaving = trainOnce(subject, start, first.signal);
  const staying = trainOnce(subject, start, second.signal);
  first.abort(new Error('gone'));
  await expect(leaving).rejects.toThrow('gone');
  expect(counts().aborted).toBe(0);
  second.abort(new Error('gone too'));
  await expect(staying).rejects.toThrow('gone too');
  expect(counts()).toEqual({ runs: 1, aborted: 1 });
  expect(trainingsOf('shop')).toEqual([]);
});

test('a failure reaches all who ask, and does not stay', async () => {
  const failing = () => Promise.reject(new Error('no memory'));
  const both = await Promise.allSettled([trainOnce(subject, failing, signal), trainOnce(subject, failing, signal)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(trainingsOf('shop')).toEqual([]);
});
