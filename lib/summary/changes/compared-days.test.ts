import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDayNumber, toIsoDay } from '../../sales/calendar';
import { everything } from '../../sales/filter';
import { type Compare, comparedDays } from './compared-days';

const data = { from: '2021-01-01', to: '2024-12-31' };
const compared = (from: string | null, to: string | null, compare: Compare, range = data) => {
  const days = comparedDays({ ...everything, from, to }, range, compare);
  return days && [days.selected.from, days.selected.to, days.period.from, days.period.to];
};

describe('calendar months', () => {
  test.each([
    ['2024-03-01', '2024-03-31', 'previous', '2024-02-01', '2024-02-29'],
    ['2024-02-01', '2024-02-29', 'previous', '2024-01-01', '2024-01-31'],
    ['2024-01-01', '2024-03-31', 'previous', '2023-10-01', '2023-12-31'],
    ['2023-01-01', '2023-12-31', 'previous', '2022-01-01', '2022-12-31'],
    ['2024-02-01', '2024-02-29', 'year', '2023-02-01', '2023-02-28'],
    ['2023-02-01', '2023-02-28', 'year', '2022-02-01', '2022-02-28'],
    ['2024-01-01', '2024-12-31', 'year', '2023-01-01', '2023-12-31'],
  ] as const)('%s to %s against %s: %s to %s', (from, to, compare, ...before) =>
    expect(compared(from, to, compare)).toEqual([from, to, ...before]),
  );

  test.each([
    // Asked to the month's end, and asked to the last day of the data.
    ['2024-03-01', '2024-03-31', '2024-03-09', 'previous', '2024-02-01', '2024-02-09'],
    ['2024-03-01', '2024-03-09', '2024-03-09', 'previous', '2024-02-01', '2024-02-09'],
    ['2024-03-01', null, '2024-03-09', 'year', '2023-03-01', '2023-03-09'],
    // The month before is shorter than the part of this one.
    ['2024-03-01', '2024-03-31', '2024-03-30', 'previous', '2024-02-01', '2024-02-29'],
    // A quarter and a year that the data end in.
    ['2024-01-01', '2024-03-31', '2024-02-10', 'previous', '2023-10-01', '2023-11-10'],
    ['2024-01-01', '2024-12-31', '2024-02-29', 'year', '2023-01-01', '2023-02-28'],
  ] as const)('%s to %s, data to %s, against %s: %s to %s', (from, to, last, compare, ...before) =>
    expect(compared(from, to, compare, { ...data, to: last })).toEqual([from, last, ...before]),
  );
});

describe('other days meet the same weekdays', () => {
  test.each([
    // A Friday; Friday to Sunday; a week; ten days; 28 days; 90 days over a leap day.
    ['2024-03-08', '2024-03-08', 'previous', '2024-03-01', '2024-03-01'],
    ['2024-03-08', '2024-03-10', 'previous', '2024-03-01', '2024-03-03'],
    ['2024-03-11', '2024-03-17', 'previous', '2024-03-04', '2024-03-10'],
    ['2024-03-11', '2024-03-20', 'previous', '2024-02-26', '2024-03-06'],
    ['2024-03-04', '2024-03-31', 'previous', '2024-02-05', '2024-03-03'],
    ['2024-02-02', '2024-05-01', 'previous', '2023-11-03', '2024-01-31'],
    ['2024-03-11', '2024-03-17', 'year', '2023-03-13', '2023-03-19'],
    ['2024-02-29', '2024-03-05', 'year', '2023-03-02', '2023-03-07'],
    // The first days of a month that goes on in the data are no calendar month.
    ['2024-03-01', '2024-03-09', 'previous', '2024-02-16', '2024-02-24'],
  ] as const)('%s to %s against %s: %s to %s', (from, to, compare, ...before) =>
    expect(compared(from, to, compare)).toEqual([from, to, ...before]),
  );

  test('a week that is not over yet is compared with the same days of the week before', () =>
    expect(compared('2024-03-11', '2024-03-17', 'previous', { ...data, to: '2024-03-13' })).toEqual([
      '2024-03-11',
      '2024-03-13',
      '2024-03-04',
      '2024-03-06',
    ]));

  test('whatever the days: as many, on the same weekdays, and never the selected ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 600, max: 1400 }), fc.integer({ min: 0, max: 300 }), (start, length) => {
        const first = toDayNumber(data.from) + start;
        const from = toIsoDay(first);
        fc.pre(!from.endsWith('-01') && from < '2023-12-31');
        for (const compare of ['previous', 'year'] as const) {
          const [, , beforeFrom = '', beforeTo = ''] = compared(from, toIsoDay(first + length), compare) ?? [];
          expect(toDayNumber(beforeTo) - toDayNumber(beforeFrom)).toBe(length);
          expect((first - toDayNumber(beforeFrom)) % 7).toBe(0);
          expect(beforeTo < from).toBe(true);
        }
      }),
    );
  });
});

test('nothing is compared where the data do not reach back over all of the earlier days', () => {
  const late = { from: '2024-02-10', to: '2024-12-31' };
  expect(compared('2024-03-01', '2024-03-31', 'previous', late)).toBeNull();
  expect(compared('2024-03-11', '2024-03-17', 'year', late)).toBeNull();
  expect(compared('2024-01-01', '2024-02-29', 'previous', late)).toBeNull();
  expect(compared('2024-02-17', '2024-02-23', 'previous', late)?.slice(2)).toEqual(['2024-02-10', '2024-02-16']);
  expect(compared(null, null, 'previous')).toBeNull();
  expect(compared('2024-03-11', '2024-03-17', 'none')).toBeNull();
  expect(compared('2030-03-11', '2030-03-17', 'previous')).toBeNull();
  expect(comparedDays(everything, null, 'previous')).toBeNull();
});

test('chosen weekdays meet as many of their like, also in a calendar month', () => {
  const fridays = { ...everything, from: '2024-03-01', to: '2024-03-31', weekday: [5] };
  expect(comparedDays(fridays, data, 'previous')?.period).toEqual({ from: '2024-01-26', to: '2024-02-25' });
  expect(comparedDays(fridays, data, 'year')?.period).toEqual({ from: '2023-03-03', to: '2023-04-02' });
});
