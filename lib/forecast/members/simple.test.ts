import { expect, test } from 'vitest';
import { Past } from '../series/past';
import { membersFor } from './names';
import { forecastLastYear, forecastNaive, forecastRecent } from './simple';
import { fitTheta, forecastTheta } from './theta';
import { yearIndex } from './year-index';

const numbered = (length: number, value: (place: number) => number) =>
  Float64Array.from({ length }, (_, t) => value(t));

test('the same as last time is last week, last year, or the last value where there is no year', () => {
  const days = numbered(20, (t) => t);
  expect([...forecastNaive(days, 'day', 9)]).toEqual([13, 14, 15, 16, 17, 18, 19, 13, 14]);
  expect([...forecastNaive(days, 'week', 2)]).toEqual([19, 19]);
  expect([...forecastNaive(days, 'month', 2)]).toEqual([8, 9]);
});

test('the mean of the same weekdays counts at most eight of them', () => {
  const days = numbered(70, (t) => (t < 14 ? 1000 : t % 7));
  expect([...forecastRecent(new Past(days), 'day', 8)]).toEqual([0, 1, 2, 3, 4, 5, 6, 0]);
});

test('last year is moved by the change since, and there is none without a year', () => {
  const days = numbered(800, (t) => (t < 470 ? 10 : 15));
  const coming = forecastLastYear(new Past(days), 'day', 28);
  expect(coming?.every((value) => Math.abs(value - 15) < 1e-9)).toBe(true);
  expect(forecastLastYear(new Past(days.subarray(0, 300)), 'day', 28)).toBeNull();
});

test('Theta goes on with half the slope of a line, and with a week', () => {
  const line = numbered(200, (t) => 10 + 2 * t);
  const theta = fitTheta(line, 1);
  const [first = 0, second = 0] = forecastTheta(theta, line, 2);
  expect(second - first).toBeCloseTo(1, 6);
  const weeks = numbered(70, (t) => 10 * (1 + (t % 7)));
  const coming = forecastTheta(fitTheta(weeks, 7), weeks, 7);
  coming.forEach((value, h) => {
    expect(value).toBeCloseTo(10 * (1 + h), 0);
  });
});

test('the year index is 1 for even sales, also where they grow, and knows a December', () => {
  const grown = yearIndex(
    numbered(730, (t) => 100 + t / 10),
    7,
    7,
  );
  for (const factor of grown.past) expect(Math.abs(factor - 1)).toBeLessThan(0.03);
  const december = yearIndex(
    numbered(728, (t) => (t % 364 < 28 ? 300 : 100)),
    7,
    28,
  );
  expect(december.coming[14]).toBeGreaterThan(2.3);
  expect(december.past[200]).toBeLessThan(1);
});

test.each([
  ['day', 55, ['recent']],
  ['day', 120, ['smoothing', 'theta', 'recent', 'forest']],
  ['day', 300, ['smoothing', 'theta', 'forest']],
  ['day', 500, ['smoothing', 'theta', 'lastYear', 'forest']],
  ['day', 900, ['smoothing', 'lastYear', 'forest']],
  ['week', 52, ['smoothing', 'theta', 'recent']],
  ['month', 11, ['recent']],
  ['month', 24, ['smoothing', 'theta', 'lastYear', 'forest']],
] as const)('by %s, %d values have %j', (grain, buckets, names) => {
  expect(membersFor(grain, buckets)).toEqual(names);
});
