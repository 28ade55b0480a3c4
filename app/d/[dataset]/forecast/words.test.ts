import { expect, test } from 'vitest';
import { countBuckets, headline, periodOf } from './words';

const point = { mean: 0, lower80: 0, upper80: 0, lower95: 0, upper95: 0 };
const pointsFrom = (buckets: readonly string[]) => buckets.map((bucket) => ({ bucket, ...point }));

test('the coming days end with the last bucket, however long that is', () => {
  expect(periodOf({ grain: 'day', points: pointsFrom(['2024-05-31', '2024-06-01']) })).toEqual({
    from: '2024-05-31',
    to: '2024-06-01',
  });
  expect(periodOf({ grain: 'week', points: pointsFrom(['2024-05-27']) })).toEqual({
    from: '2024-05-27',
    to: '2024-06-02',
  });
  expect(periodOf({ grain: 'month', points: pointsFrom(['2024-02-01']) }).to).toBe('2024-02-29');
});

test('the heading says the range of the whole time', () => {
  const april = { grain: 'month' as const, points: pointsFrom(['2024-04-01']), currency: null, rough: false };
  const total = { mean: 55_000, lower80: 52_000, upper80: 58_000, lower95: 50_000, upper95: 60_000 };
  expect(headline({ ...april, total })).toBe('Expect 52\u00a0k to 58\u00a0k in April 2024');
  expect(headline({ ...april, total: point, rough: true })).toBe('Roughly, expect 0 in April 2024');
});

test('buckets are counted by their name', () => {
  expect([countBuckets(1, 'month'), countBuckets(28, 'day')]).toEqual(['1 month', '28 days']);
});
