import { expect, test } from 'vitest';
import { askDateOrder } from './doubt-words';

test('a date with two readings is asked with both', () => {
  expect(askDateOrder('03/04/2024 10:15')).toEqual({
    question: '03/04/2024: is that 3 Apr 2024 or 4 Mar 2024?',
    dayFirst: 'Day first: 3 Apr 2024',
    monthFirst: 'Month first: 4 Mar 2024',
  });
  expect(askDateOrder('1.12.24').question).toBe('1.12.24: is that 1 Dec 2024 or 12 Jan 2024?');
});

test.each(['05/05/2024', '25/04/2024', '00/04/2024', '2024-03-04', '', null])(
  '%s alone does not show the two readings',
  (example) => {
    expect(askDateOrder(example).question).toBe('What comes first in the dates?');
  },
);
