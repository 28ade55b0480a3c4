import fc from 'fast-check';
import { expect, test } from 'vitest';
import { medianOf } from './median';

function check(numbers: number[], expected: number): void {
  const values = Float64Array.from(numbers);
  expect(medianOf(values, Math.min(...values), Math.max(...values))).toBe(expected);
}

test('the median is the value in the middle, or the mean of two', () => {
  check([3], 3);
  check([4, 4, 4], 4);
  check([9, 1], 5);
  check([-7, 900_719_925_474_099, 2, 3], 2.5);
});

test('the median is that of sorted values', () => {
  const value = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -(2 ** 50), max: 2 ** 50 }));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), (numbers) => {
      const sorted = numbers.toSorted((one, other) => one - other);
      const [lower = 0, upper = 0] = [sorted[(numbers.length - 1) >> 1], sorted[numbers.length >> 1]];
      check(numbers, (lower + upper) / 2);
    }),
  );
});
