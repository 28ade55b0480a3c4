import { expect, test } from 'vitest';
import { askDateOrder } from './doubt-words';

test('a date with two readings is asked with both', () => {
  expect(askDateOrder('03/04/2024 10:15')).toEqual({
    question: '03/04/2024: is that 3 April or 4 March?',
    dayFirst: 'Day first: 3 April',
    monthFirst: 'Month first: 4 March',
  });
  expect(askDateOrder('1.12.24').question).toBe('1.12.24: is that 1 December or 12 January?');
});

test.each(['05/05/2024', '25/04/2024', '00/04/2024', '2024-03-04', '', null])(
  '%s alone does not show the two readings',
  (example) => {
    expect(askDateOrder(example).question).toBe('What comes first in the dates?');
  },
);
