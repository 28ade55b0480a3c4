import { expect, test } from 'vitest';
import { countLarger, nameSize, occurringSizes } from './basket-buckets';

const buckets = [
  { from: 1, to: 1, transactions: 5 },
  { from: 2, to: 10, transactions: 0 },
  { from: 11, to: 20, transactions: 3 },
  { from: 21, to: 50, transactions: 0 },
  { from: 51, to: null, transactions: 0 },
];

test('sizes end with the largest that occurs, gaps stay', () => {
  expect(occurringSizes(buckets).map(nameSize)).toEqual(['1', '2 to 10', '11 to 20']);
  expect(buckets.map(nameSize).at(-1)).toBe('51 or more');
  expect(countLarger(buckets, 10)).toBe(3);
});
