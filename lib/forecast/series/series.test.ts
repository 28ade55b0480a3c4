import { afterAll, describe, expect, test } from 'vitest';
import { toDayNumber, toIsoDay } from '../../sales/calendar';
import { everything } from '../../sales/filter';
import { openTestLines } from '../../server/testing/open-lines';
import { closedPhases, isSlow, spreadWeeks } from '../blend/rules';
import { daysToChristmas, daysToEaster, easterOf } from '../features/holidays';
import { shopCsv } from '../testing/shop';
import { bucketsOf, endsWithinDay } from './buckets';
import { capOutliers } from './outliers';
import { bucketStart } from './panel';
import { Past } from './past';
import { readDays } from './read-days';
import { historySpan } from './span';

const lines = openTestLines();
afterAll(() => lines.close());

test('a history is without far days, and begins after a year of nothing', () => {
  const daily = (from: string, count: number) => Array.from({ length: count }, (_, day) => toDayNumber(from) + day);
  expect(historySpan([0, ...daily('2024-03-01', 30)])).toEqual({
    first: toDayNumber('2024-03-01'),
    last: toDayNumber('2024-03-30'),
    leftOut: [{ from: '1970-01-01', to: '1970-01-01' }],
  });
  expect(historySpan([...daily('2024-03-01', 30), toDayNumber('2099-01-01')])?.last).toBe(toDayNumber('2024-03-30'));
  expect(historySpan([...daily('2020-01-01', 90), ...daily('2024-01-01', 60)])?.first).toBe(toDayNumber('2024-01-01'));
  expect(historySpan([...daily('2023-01-01', 90), ...daily('2023-06-30', 60)])?.first).toBe(toDayNumber('2023-01-01'));
  expect(historySpan([])).toBeNull();
});

describe('daily sales', () => {
  test('have a total, parts that add up to it, and nothing on closed days', async () => {
    const shop = lines.open(shopCsv('2024-01-01', 30));
    const days = await readDays(shop, everything, 'revenue', { products: 2, categories: 5 });
    expect(days?.about).toEqual([
      null,
      { by: 'product', name: 'Tea' },
      { by: 'product', name: 'Coffee' },
      { by: 'product', name: null },
      { by: 'category', name: 'Drinks' },
      { by: 'category', name: 'Bakery' },
    ]);
    expect(days?.parts).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    const [total, ...parts] = days?.series.map(({ values }) => values) ?? [];
    total?.forEach((value, day) => {
      expect((parts[0]?.[day] ?? 0) + (parts[1]?.[day] ?? 0) + (parts[2]?.[day] ?? 0)).toBeCloseTo(value, 9);
      expect((parts[3]?.[day] ?? 0) + (parts[4]?.[day] ?? 0)).toBeCloseTo(value, 9);
    });
    expect(total?.[6]).toBe(0);
    const units = await readDays(shop, { ...everything, product: ['Tea'] }, 'units', { products: 5, categories: 0 });
    expect(units?.series).toHaveLength(1);
    expect((units?.series[0]?.values[0] ?? 0) * 2).toBe(parts[0]?.[0]);
    expect(
      await readDays(shop, { ...everything, product: ['Gin'] }, 'units', { products: 5, categories: 0 }),
    ).toBeNull();
  });

  test('become whole weeks from Monday and whole months', () => {
    const days = {
      first: toDayNumber('2024-01-03'),
      series: [{ id: 'a', values: new Float64Array(61).fill(1) }],
      parts: [],
    };
    const weeks = bucketsOf(days, 'week');
    expect([...(weeks.series[0]?.values ?? [])]).toEqual(Array(8).fill(7));
    expect(toIsoDay(weeks.end)).toBe('2024-03-04');
    expect(toIsoDay(bucketStart('week', weeks.end, -8))).toBe('2024-01-08');
    const months = bucketsOf(days, 'month');
    expect([...(months.series[0]?.values ?? [])]).toEqual([29]);
    expect(toIsoDay(months.end)).toBe('2024-03-01');
  });

  test('end within a day where the last one brought less than any of its weekday did', () => {
    const values = Float64Array.from({ length: 70 }, (_, day) => 100 + (day % 7));
    expect(endsWithinDay(values)).toBe(false);
    expect(endsWithinDay(Float64Array.of(...values.subarray(0, 69), 20))).toBe(true);
  });
});

test('weekdays that brought nothing are closed; what seldom sells is spread over the open days of the week', () => {
  const values = Float64Array.from({ length: 70 }, (_, day) => (day % 7 === 6 ? 0 : 5));
  expect(closedPhases(values, 'day')).toEqual([false, false, false, false, false, false, true]);
  const closed = closedPhases(values, 'day');
  expect(isSlow(values, 'day', closed)).toBe(false);
  const slow = values.map((_, day) => (day % 10 === 0 ? 6 : 0));
  expect(isSlow(slow, 'day', closed)).toBe(true);
  // 5 sales of 6 in the last 56 days are 3.75 a week
  expect([...spreadWeeks(slow, 8, closed)]).toEqual([0.625, 0.625, 0.625, 0.625, 0.625, 0.625, 0, 0.625]);
});

test('values far from their weekday are brought nearer', () => {
  const values = Float64Array.from({ length: 70 }, (_, day) => 10 + (day % 7) + (Math.floor(day / 7) % 2));
  const capped = capOutliers(Float64Array.of(...values.subarray(0, 69), 500), 7);
  expect(capped[69]).toBe(16.5 + 5 * 0.5);
  expect(capped.subarray(0, 69)).toEqual(values.subarray(0, 69));
});

test('sums over stretches are those of the values', () => {
  const past = new Past(Float64Array.of(1, -2, 0, 4));
  expect([past.mean(1, 4), past.size(0, 2), past.zeroShare(-5, 9), past.mean(9, 12)]).toEqual([2 / 3, 1.5, 0.25, 0]);
  expect(past.deviation(0, 2)).toBe(1.5);
});

test('Easter and Christmas are where calendars have them', () => {
  expect([2016, 2024, 2025, 2038].map((year) => toIsoDay(easterOf(year)))).toEqual([
    '2016-03-27',
    '2024-03-31',
    '2025-04-20',
    '2038-04-25',
  ]);
  expect(daysToChristmas(toDayNumber('2024-12-20'))).toBe(5);
  expect(daysToChristmas(toDayNumber('2025-01-04'))).toBe(-10);
  expect([daysToEaster(toDayNumber('2024-03-29')), daysToEaster(toDayNumber('2024-10-01'))]).toEqual([2, -60]);
});
