import { expect, test } from 'vitest';
import { toIsoDay } from '../../../sales/calendar';
import { readEpoch } from './epoch';

// date -u -d @1704445200: Fri Jan 5 09:00:00 UTC 2024
test.each([
  ['1704445200', '2024-01-05', 32_400],
  ['1704445200000', '2024-01-05', 32_400],
  [' 1704445200.5 ', '2024-01-05', 32_400],
  ['1000000000', '2001-09-09', 6_400],
  ['4102444799999', '2099-12-31', 86_399],
])('%s is an instant', (text, day, second) => {
  const read = readEpoch(text);
  expect([toIsoDay(read?.day ?? 0), read?.second]).toEqual([day, second]);
});

test.each([
  '999999999',
  '4102444800',
  '45296',
  '20240105',
  '17044452000',
  '170444520000',
  '1704445200 1',
  '-1704445200',
  '',
])('%j is none', (text) => {
  expect(readEpoch(text)).toBeNull();
});
