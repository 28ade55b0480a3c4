import { expect, test } from 'vitest';
import { nameSegments } from './names';
import { standingOf } from './nearest-names';

test('the best, the newest and the lost are called so, whatever their order', () => {
  const [best, fresh, lost, slipping] = [
    [0.9, 0.9, 0.9],
    [0.95, 0.2, 0.2],
    [0.1, 0.1, 0.1],
    [0.3, 0.7, 0.65],
  ];
  expect(nameSegments([lost, best, slipping, fresh])).toEqual(['Lost', 'Champions', 'At risk', 'New']);
});

test('each name is given once, to where all together suit best', () => {
  const names = nameSegments([
    [0.9, 0.95, 0.95],
    [0.88, 0.93, 0.93],
  ]);
  expect(names).toEqual(['Champions', 'Loyal']);
  const eight = Array.from({ length: 8 }, (_, index) => [index / 8, index / 8, index / 8]);
  expect(new Set(nameSegments(eight)).size).toBe(8);
});

test('a value stands among others by the part below it, half of its equals included', () => {
  expect(standingOf(2, [1, 2, 2, 3])).toBe(0.5);
  expect(standingOf(0, [1, 2])).toBe(0);
  expect(standingOf(5, [1, 2])).toBe(1);
});
