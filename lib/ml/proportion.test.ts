import { expect, test } from 'vitest';
import { differenceInterval, proportionInterval } from './proportion';

// Newcombe 1998, table II, method 10
test.each([
  [[56, 70], [48, 80], 0.0524, 0.3339],
  [[9, 10], [3, 10], 0.1705, 0.809],
  [[6, 7], [2, 7], 0.0582, 0.8062],
  [[5, 56], [0, 29], -0.0381, 0.1926],
  [[0, 10], [0, 20], -0.1611, 0.2775],
  [[0, 10], [0, 10], -0.2775, 0.2775],
  [[10, 10], [0, 20], 0.6791, 1],
  [[10, 10], [0, 10], 0.6075, 1],
] as const)('%j less %j is from %d to %d', (one, other, lower, upper) => {
  const found = differenceInterval(one, other);
  expect([found.lower.toFixed(4), found.upper.toFixed(4)]).toEqual([lower.toFixed(4), upper.toFixed(4)]);
});

// R: prop.test(k, n, correct = FALSE)
test.each([
  [0, 10, 0, 0.2775327999],
  [5, 50, 0.04347576493, 0.21360231437],
  [736, 2513, 0.2754112398, 0.3109751032],
])('%d of %d is from %d to %d', (successes, trials, lower, upper) => {
  const found = proportionInterval(successes, trials);
  expect(found.lower).toBeCloseTo(lower, 9);
  expect(found.upper).toBeCloseTo(upper, 9);
});
