import { expect, test } from 'vitest';
import type { TrendPoint } from '@/lib/api/summary';
import { pickBuckets, suitGrain } from './choose-grain';

const buckets = (count: number): TrendPoint[] =>
  Array.from({ length: count }, (_, index) => ({
    bucket: String(index),
    revenue: 1,
    transactions: 1,
    units: 1,
    returns: 1,
    lines: 1,
    averageTransactionValue: 1,
    complete: true,
  }));

test('the length of the period decides', () => {
  expect(suitGrain({ from: '2024-01-01', to: '2024-03-31' })).toBe('day');
  expect(suitGrain({ from: '2010-12-01', to: '2011-12-09' })).toBe('week');
  expect(suitGrain({ from: '2015-01-01', to: '2019-12-31' })).toBe('month');
});

test('too many points make the grain coarser', () => {
  const trends = { day: buckets(2000), week: buckets(286), month: buckets(66) };
  expect(pickBuckets(trends, 'day')).toEqual({ grain: 'week', points: trends.week });
  expect(pickBuckets(trends, 'month')).toEqual({ grain: 'month', points: trends.month });
});
