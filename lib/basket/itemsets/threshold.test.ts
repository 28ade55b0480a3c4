import { expect, test } from 'vitest';
import { confidenceTest, leastCount } from './threshold';

test.each([
  // 0.07 x 100 is 7.000000000000001 in binary numbers.
  [0.07, 100, 7],
  [0.29, 100, 29],
  [0.0249, 20136, 502],
  [0.005, 20136, 101],
  [0.02, 20136, 403],
  [0, 9, 1],
  [1, 9, 9],
  [1e-9, 1e7, 1],
  [5e-324, 10, 1],
])('%d of %d transactions is %d', (minSupport, transactions, least) => {
  expect(leastCount(minSupport, transactions)).toBe(least);
});

test.each([
  [0.07, 7, 100, true],
  [0.56, 14, 25, true],
  [0.1, 3, 30, true],
  [0.3333333333333333, 1, 3, true],
  [0.3333333333333334, 1, 3, false],
  [0.2, 199_999, 1_000_000, false],
  [0, 1, 9, true],
])('a confidence of %d: %d of %d', (minConfidence, supportCount, antecedentCount, isConfident) => {
  expect(confidenceTest(minConfidence)(supportCount, antecedentCount)).toBe(isConfident);
});
