import { expect, test } from 'vitest';
import type { Role } from '@/lib/sales/sale-line';
import { describeUnderstood } from './example-words';

const readings: [role: Role | null, understood: string | null, words: string][] = [
  ['date', '2010-12-31T08:26:00', 'Fri 31 Dec 2010, 08:26'],
  ['date', '2010-12-31T00:00:00', 'Fri 31 Dec 2010, 00:00'],
  ['date', '2010-12-31', 'Fri 31 Dec 2010'],
  ['date', null, 'cannot be read'],
  ['time', '12:59:30', '12:59:30'],
  ['unitPrice', '1234.5', '1,234.50'],
  ['amount', '0.125', '0.125'],
  ['quantity', '-3', '-3'],
  ['transactionId', '000123', '000123'],
  ['discount', null, ''],
  [null, null, ''],
];

test.each(readings)('a %s read as %s is "%s"', (role, understood, words) => {
  expect(describeUnderstood(role, understood)).toBe(words);
});
