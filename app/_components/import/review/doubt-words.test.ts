import { describe, expect, test } from 'vitest';
import { askDateOrder, describeProofs } from './doubt-words';

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

describe('the proof', () => {
  const proofs = { dateOrder: { line: 812, column: 'date', value: '25/04/2024' }, decimal: null };
  const dialect = { dateOrder: 'dmy', decimal: ',', proofs } as const;
  const dates = (...written: string[]) => [
    { role: 'date' as const, examples: written.map((text) => ({ written: text, understood: null })) },
  ];

  test('follows the question that a date would raise', () => {
    expect(describeProofs({ dialect, columns: dates('2024', '03/04/2024') })).toEqual([
      '03/04/2024: is that 3 April or 4 March? Line 812 has 25/04/2024, so the day comes first.',
    ]);
  });

  test('stands alone when no date raises one', () => {
    const decimal = { line: 1002, column: 'price', value: '1.234,50' };
    const both = { ...dialect, proofs: { ...proofs, decimal } };
    expect(describeProofs({ dialect: both, columns: dates('26/04/2024') })).toEqual([
      'Line 812 has 25/04/2024, so the day comes first.',
      'Line 1,002 has 1.234,50, so a comma stands before the cents.',
    ]);
  });
});
