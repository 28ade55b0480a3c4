import { expect, test } from 'vitest';
import { toIsoDay } from '../../../sales/calendar';
import { codes, read } from '../../testing/read';
import { areSixDigits, readSixDigits } from './six-digit-day';

test.each([
  ['240105', '2024-01-05'],
  ['700101', '1970-01-01'],
  ['691231', '2069-12-31'],
  ['240229', '2024-02-29'],
  ['230229', null],
  ['241301', null],
  ['24015', null],
])('%s', (text, day) => {
  const read = readSixDigits(text);
  expect(read === null ? null : toIsoDay(read.day)).toBe(day);
});

test('six digits are days only where the whole column shows it', () => {
  const month = ['240105', '240106', '240131'];
  expect(areSixDigits(month)).toBe(true);
  expect(areSixDigits(['050124', '060124', '310124'])).toBe(false);
  expect(areSixDigits([...month, '240132'])).toBe(false);
  expect(areSixDigits(['240105'])).toBe(false);
  const file = (cells: string[]) => `date,product\n${cells.map((cell) => `${cell},Tea\n`).join('')}`;
  expect(read(file(month))).toMatchObject({ dateRange: { from: '2024-01-05', to: '2024-01-31' }, rows: { kept: 3 } });
  expect(codes(read(file([...month, '2024-02-01', 'soon'])).rejects)).toEqual({ BAD_DATE: 4 });
});
