import { expect, test } from 'vitest';
import { movingAverage } from './moving-average';

test('is the mean of the last values, where all of them are known', () => {
  expect(movingAverage([3, 5, 10, 0], 2)).toEqual([null, 4, 7.5, 5]);
  expect(movingAverage([null, 5, 7, 9, null], 2)).toEqual([null, null, 6, 8, null]);
  expect(movingAverage([4, 8], 3)).toEqual([null, null]);
  expect(movingAverage([], 3)).toEqual([]);
});
