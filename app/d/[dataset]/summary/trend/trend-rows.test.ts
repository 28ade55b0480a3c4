import { expect, test } from 'vitest';
import { plain } from '@/app/_components/format';
import type { TrendPoint } from '@/lib/api/summary';
import { daysOfBucket, trendRows } from './trend-rows';

const point = (bucket: string, units: number, complete = true): TrendPoint => ({
  bucket,
  units,
  complete,
  revenue: null,
  transactions: null,
  returns: null,
  lines: 1,
  averageTransactionValue: null,
});
const measure = { key: 'units', name: 'Items sold', unit: plain } as const;
const months = [point('2024-04-01', 1, false), point('2024-05-01', 3), point('2024-06-01', 5), point('2024-07-01', 10)];
const before = [point('2024-01-01', 2), point('2024-02-01', 4), point('2024-03-01', 6)];

test('buckets meet the compared ones by position, and incomplete ones count in no average', () => {
  const compared = {
    selected: { from: '2024-04-02', to: '2024-07-31' },
    period: { from: '2024-01-02', to: '2024-03-31' },
    trends: { day: [], week: [], month: before },
  };
  const events = [{ id: 'a', name: 'Fair', from: '2024-05-31', to: '2024-06-01' }];
  const { grain, rows } = trendRows(
    { trends: { day: [], week: [], month: months }, compared, events },
    'month',
    measure,
  );
  expect(grain).toBe('month');
  expect(rows.map(({ average }) => average)).toEqual([null, null, null, 6]);
  expect(rows.map((row) => row.before?.units)).toEqual([2, 4, 6, undefined]);
  expect(rows.map(({ names }) => names)).toEqual([[], ['Fair'], ['Fair'], []]);
});

test('a bucket is its days', () => {
  expect(daysOfBucket('2024-02-29', 'day')).toEqual({ from: '2024-02-29', to: '2024-02-29' });
  expect(daysOfBucket('2024-02-26', 'week')).toEqual({ from: '2024-02-26', to: '2024-03-03' });
  expect(daysOfBucket('2024-02-01', 'month')).toEqual({ from: '2024-02-01', to: '2024-02-29' });
});
