import { expect, test } from 'vitest';
import { countLarger, middleSize, nameSize, occurringSizes } from './basket-buckets';

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

test('the middle receipt has as many larger as smaller ones', () => {
  expect(middleSize(buckets)).toMatchObject({ from: 1 });
  expect(middleSize(buckets.slice(1))).toMatchObject({ from: 11 });
  expect(middleSize([{ from: 51, to: null, transactions: 2 }])).toMatchObject({ from: 51 });
  expect(middleSize([])).toBeUndefined();
});
