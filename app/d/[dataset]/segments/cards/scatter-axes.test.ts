import { expect, test } from 'vitest';
import { powersOfTen } from './scatter-axes';

test.each([
  [1, 374, [1, 10, 100, 1000]],
  [3.75, 280_206, [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]],
  [10, 10, [10, 100]],
  [0.05, 0.5, [0.01, 0.1, 1]],
])('an axis from %d to %d has the ticks %j', (least, most, ticks) => {
  const found = powersOfTen(least, most);
  expect(found).toHaveLength(ticks.length);
  found.forEach((tick, index) => {
    expect(tick).toBeCloseTo(ticks[index] ?? 0, 10);
  });
});
