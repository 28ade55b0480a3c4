import { expect, test } from 'vitest';
import { isCurrency, sharedCurrencies } from './currency';

test.each([
  [['€'], ['EUR']],
  [['€', 'EUR', 'Euro'], ['EUR']],
  [['Fr.', 'CHF'], ['CHF']],
  [['$', 'CAD'], ['CAD']],
  [['Rs.', '₹'], ['INR']],
  [['€', '$'], []],
  [['$', 'US$', 'A$'], []],
  [['USD', 'EUR'], []],
  [[], []],
])('%j can all be %j', (signs, codes) => {
  expect(sharedCurrencies(signs)).toEqual(codes);
});

test.each(['€', 'chf', 'kr.', 'Rs', 'JPY'])('%s is a currency', (text) => expect(isCurrency(text)).toBe(true));
test.each(['PCS', 'stk', 'x', ''])('%j is none', (text) => expect(isCurrency(text)).toBe(false));
