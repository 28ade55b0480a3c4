import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalOf, qValues, twoSided } from './p-value';
import { median, quantile, runningMedian } from './quantile';

// scipy.stats: 2 * norm.sf(z)
test.each([
  [0, 1],
  [1.959963984540054, 0.05],
  [-3, 0.0026997960632601866],
  [6, 1.973175290075407e-9],
  [10, 1.52397060483e-23],
])('twoSided(%d)', (z, p) => {
  expect(twoSided(z) / p).toBeCloseTo(1, 6);
});

// scipy.stats: 2 * t.sf(t, 30)
test.each([
  [2.042272456301238, 0.05],
  [5, 2.32967e-5],
  [8, 6.2658e-9],
])('a t of %d with 30 degrees of freedom', (t, p) => {
  expect(Math.abs(twoSided(normalOf(t, 30)) / p - 1)).toBeLessThan(0.03);
});

// statsmodels: multipletests(method="fdr_bh")
test('qValues', () => {
  const q = qValues([0.01, 0.04, 0.03, 0.5, 0.005]);
  [0.025, 0.05, 0.05, 0.5, 0.025].forEach((expected, index) => {
    expect(q[index]).toBeCloseTo(expected, 12);
  });
  expect(qValues([])).toHaveLength(0);
});

test('quantile interpolates between neighbours, and running medians are cut at the ends', () => {
  expect(quantile([4, 1, 3, 2], 0.25)).toBe(1.75);
  expect(median([3, 1, 2])).toBe(2);
  expect(median([])).toBeNaN();
  expect(runningMedian(Float64Array.of(1, 9, 2, 3, 8), 1)).toEqual(Float64Array.of(5, 2, 3, 3, 5.5));
});

test('a running median is the median of each window', () => {
  const numbers = fc.int32Array({ maxLength: 40 }).map((whole) => Float64Array.from(whole));
  fc.assert(
    fc.property(numbers, fc.nat(20), (values, reach) => {
      const windows = values.map((_, at) => median(values.subarray(Math.max(0, at - reach), at + reach + 1)));
      expect([...runningMedian(values, reach)]).toEqual([...windows]);
    }),
  );
});
