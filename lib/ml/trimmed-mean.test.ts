import { expect, test } from 'vitest';
import { trimmedMean } from './trimmed-mean';

test.each([
  [[], 0],
  [[7], 7],
  [[1, 3], 2],
  [[9, 1, 2], 2],
  // R: mean(c(1:39, 1e6), trim = 0.05)
  [[...Array.from({ length: 39 }, (_, index) => index + 1), 1e6], 20.5],
])('%j has a trimmed mean of %d', (values, mean) => {
  expect(trimmedMean(Float64Array.from(values))).toBe(mean);
});
