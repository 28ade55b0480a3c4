import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparisonPeriod, isIsoDay, startOfBucket, startOfNextBucket, toDayNumber, toIsoDay } from './calendar';

test.each([
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['1969-12-31', false],
  ['2101-01-01', false],
  ['2024-1-1', false],
  ['2024-01-01T00:00', false],
])('isIsoDay(%s) is %s', (text, expected) => expect(isIsoDay(text)).toBe(expected));

test('buckets follow each other without a gap and hold their own days', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 47_000 }), fc.constantFrom('day', 'week', 'month'), (day, grain) => {
      const start = startOfBucket(day, grain);
      const next = startOfNextBucket(start, grain);
      expect(start <= day && day < next).toBe(true);
      expect(startOfBucket(next, grain)).toBe(next);
      if (grain === 'week') expect(new Date(`${toIsoDay(start)}T00:00Z`).getUTCDay()).toBe(1);
      if (grain === 'month') expect(toIsoDay(start).slice(8)).toBe('01');
    }),
  );
});

describe('comparisonPeriod', () => {
  test.each([
    ['2024-03-01', '2024-03-31', '2024-03-31', 'previous', '2024-02-01', '2024-02-29'],
    ['2024-02-01', '2024-02-29', '2024-02-29', 'previous', '2024-01-01', '2024-01-31'],
    ['2024-01-01', '2024-03-31', '2024-03-31', 'previous', '2023-10-01', '2023-12-31'],
    ['2024-03-01', '2024-03-09', '2024-03-31', 'previous', '2024-02-01', '2024-02-09'],
    ['2024-03-01', '2024-03-30', '2024-03-31', 'previous', '2024-02-01', '2024-02-29'],
    ['2024-03-11', '2024-03-17', '2024-03-17', 'previous', '2024-03-04', '2024-03-10'],
    ['2024-02-01', '2024-02-29', '2024-02-29', 'year', '2023-02-01', '2023-02-28'],
    ['2024-02-29', '2024-03-05', '2024-03-05', 'year', '2023-02-28', '2023-03-05'],
    ['2023-02-01', '2023-02-28', '2023-02-28', 'year', '2022-02-01', '2022-02-28'],
  ] as const)('%s to %s, asked to %s, against %s: %s to %s', (from, to, askedTo, compare, expectedFrom, expectedTo) => {
    expect(comparisonPeriod({ from, to }, askedTo, compare)).toEqual({ from: expectedFrom, to: expectedTo });
  });

  test('of a span of days is as long, and ends the day before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 40_000 }), fc.integer({ min: 0, max: 27 }), (start, length) => {
        const period = { from: toIsoDay(start), to: toIsoDay(start + length) };
        fc.pre(!period.from.endsWith('-01'));
        const before = comparisonPeriod(period, period.to, 'previous');
        expect(toDayNumber(before.to)).toBe(start - 1);
        expect(toDayNumber(before.to) - toDayNumber(before.from)).toBe(length);
      }),
    );
  });
});
