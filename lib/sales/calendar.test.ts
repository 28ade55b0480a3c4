import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isIsoDay, shiftMonths, startOfBucket, startOfNextBucket, toDayNumber, toIsoDay } from './calendar';

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

test.each([
  ['2024-03-31', -1, '2024-02-29'],
  ['2023-03-30', -1, '2023-02-28'],
  ['2024-02-29', -12, '2023-02-28'],
  ['2024-01-15', -1, '2023-12-15'],
])('%s and %i months is %s', (day, months, expected) => expect(shiftMonths(day, months)).toBe(expected));

test('a week starts on Monday, or on Sunday', () => {
  const start = (day: string, weekStart?: 'sunday') => toIsoDay(startOfBucket(toDayNumber(day), 'week', weekStart));
  expect(['2024-03-03', '2024-03-04', '2024-03-10'].map((day) => start(day))).toEqual([
    '2024-02-26',
    '2024-03-04',
    '2024-03-04',
  ]);
  expect(['2024-03-02', '2024-03-03', '2024-03-09'].map((day) => start(day, 'sunday'))).toEqual([
    '2024-02-25',
    '2024-03-03',
    '2024-03-03',
  ]);
});
