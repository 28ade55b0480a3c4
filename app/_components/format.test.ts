import { afterEach, describe, expect, test } from 'vitest';
import { toDayNumber, toIsoDay } from '@/lib/sales/calendar';
import {
  describeChange,
  formatAgo,
  formatBucket,
  formatBytes,
  formatCount,
  formatDay,
  formatDayAndMonth,
  formatDuring,
  formatExact,
  formatPercent,
  formatPeriod,
  formatShort,
  formatTick,
  plain,
  writeLike,
} from './format';

const pounds = { kind: 'money', currency: 'GBP' } as const;
const unknown = { kind: 'money', currency: null } as const;
const withSpaces = (text: string) => text.replaceAll('\u00a0', ' ');

describe('numbers', () => {
  test.each([
    [9_747_747.93, unknown, '9.75 M', '9,747,747.93'],
    [48_210, plain, '48.2 k', '48,210'],
    [97, plain, '97', '97'],
    [-1234.5, pounds, '-£1.23 k', '-£1,234.50'],
    [0.123456, plain, '0.123', '0.12'],
    [0, unknown, '0', '0.00'],
    [12.1, pounds, '£12.10', '£12.10'],
  ])('%f', (value, unit, short, exact) => {
    expect(withSpaces(formatShort(value, unit))).toBe(short);
    expect(formatExact(value, unit)).toBe(exact);
  });

  test('what is not known is never 0', () => {
    expect(formatShort(null, plain)).toBe('-');
    expect(formatExact(undefined, pounds)).toBe('-');
    expect(formatPercent(null)).toBe('-');
  });

  test.each([
    [0.0612, '6.1 %'],
    [0.0999, '10 %'],
    [0.5, '50 %'],
    [-0.004, '-0.4 %'],
  ])('%f is a percentage', (ratio, text) => expect(withSpaces(formatPercent(ratio))).toBe(text));

  test.each([
    [0.06, '6 % more than', 'up'],
    [-0.256, '26 % less than', 'down'],
    [0, 'about the same as', 'same'],
    [4.2, '5.2 times as much as', 'up'],
  ])('%f is a change', (ratio, words, direction) => {
    const change = describeChange(ratio);
    expect({ ...change, words: withSpaces(change.words) }).toEqual({ words, direction });
  });

  test('counts and bytes', () => {
    expect(formatCount(1, 'receipt')).toBe('1 receipt');
    expect(formatCount(21_350, 'receipt')).toBe('21,350 receipts');
    expect(withSpaces(formatBytes(48_039_726))).toBe('48 MB');
    expect(withSpaces(formatBytes(0))).toBe('0 bytes');
  });
});

describe('days', () => {
  test('one day and its buckets', () => {
    expect(formatDay('2011-12-09')).toBe('Fri 9 Dec 2011');
    expect(formatDay('2011-09-09')).toBe('Fri 9 Sep 2011');
    expect(formatBucket('2011-12-05', 'week')).toBe('week of 5 Dec 2011');
    expect(formatBucket('2011-12-01', 'month')).toBe('December 2011');
    expect(formatTick('2011-12-05', 'week')).toBe('5 Dec 11');
  });

  test.each([
    ['2011-12-09', '2011-12-09', 'Fri 9 Dec 2011', 'on Fri 9 Dec 2011'],
    ['2011-02-01', '2011-02-28', 'February 2011', 'in February 2011'],
    ['2011-05-03', '2011-05-09', '3 - 9 May 2011', 'from 3 May 2011 to 9 May 2011'],
    ['2011-05-30', '2011-06-02', '30 May - 2 Jun 2011', 'from 30 May 2011 to 2 Jun 2011'],
    ['2010-12-01', '2011-12-09', '1 Dec 2010 - 9 Dec 2011', 'from 1 Dec 2010 to 9 Dec 2011'],
  ])('%s to %s', (from, to, period, during) => {
    expect(formatPeriod({ from, to })).toBe(period);
    expect(formatDuring({ from, to })).toBe(during);
  });

  test('time that has passed', () => {
    const now = Date.parse('2026-03-10T12:00:00Z');
    expect(formatAgo('2026-03-10T11:59:40Z', now)).toBe('just now');
    expect(formatAgo('2026-03-10T10:00:00Z', now)).toBe('2 hours ago');
    expect(formatAgo('2026-03-09T11:00:00Z', now)).toBe('yesterday');
  });
});

afterEach(() => writeLike());

describe('a dashboard writes like its locale, in English words', () => {
  const euros = { kind: 'money', currency: 'EUR' } as const;
  const written = (locale: string) => {
    writeLike(locale);
    return [
      formatExact(9_747_747.93, euros),
      formatShort(9_747_747.93, euros),
      formatPercent(0.061),
      formatCount(21_350, 'receipt'),
      formatDay('2011-12-09'),
      formatPeriod({ from: '2011-12-03', to: '2011-12-09' }),
    ].map((text) => text.replace(/\s/g, ' '));
  };
  test.each([
    ['en-GB', '€9,747,747.93', '€9.75 M', '6.1 %', '21,350 receipts', 'Fri 9 Dec 2011', '3 - 9 Dec 2011'],
    ['de-DE', '9.747.747,93 €', '9,75 Mio. €', '6,1 %', '21.350 receipts', 'Fri 9 Dec 2011', '3 - 9 Dec 2011'],
    ['en-US', '€9,747,747.93', '€9.75 M', '6.1 %', '21,350 receipts', 'Fri Dec 9 2011', 'Dec 3 - 9 2011'],
    ['fr-FR', '9 747 747,93 €', '9,75 M €', '6,1 %', '21 350 receipts', 'Fri 9 Dec 2011', '3 - 9 Dec 2011'],
  ])('%s', (locale, ...expected) => expect(written(locale)).toEqual(expected));
});

test.each(['en-GB', 'en-US'])('days of %s are written as Intl does, without commas', (locale) => {
  writeLike(locale);
  const first = toDayNumber('2023-12-01');
  for (let day = first; day < first + 400; day++) {
    const write = (options: Intl.DateTimeFormatOptions) =>
      new Date(day * 86_400_000)
        .toLocaleDateString(locale, { ...options, timeZone: 'UTC' })
        .replaceAll(',', '')
        .replace('Sept ', 'Sep ');
    const iso = toIsoDay(day);
    expect(formatDay(iso)).toBe(write({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }));
    expect(formatDayAndMonth(iso)).toBe(write({ day: 'numeric', month: 'long' }));
    expect(formatBucket(iso, 'month')).toBe(write({ month: 'long', year: 'numeric' }));
    expect(formatTick(iso, 'day')).toBe(write({ day: 'numeric', month: 'short', year: '2-digit' }));
  }
});
