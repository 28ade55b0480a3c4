import { expect, test } from 'vitest';
import { toDayNumber } from '../../../sales/calendar';
import { readExcelDay, readExcelTime } from './excel-day';

// Worked by hand: days since 1899-12-30
test.each([
  ['45296', '2024-01-05', -1],
  ['45296.0', '2024-01-05', -1],
  ['45296.5', '2024-01-05', 43_200],
  ['45296,604166667', '2024-01-05', 52_200],
  ['45295.999999', '2024-01-05', 0],
  ['30000', '1982-02-18', -1],
  ['60000', '2064-04-08', -1],
])('%s is %s', (text, day, second) => {
  expect(readExcelDay(text)).toEqual({ day: toDayNumber(day), second });
});

test.each(['29999', '60001', '4529', '452960', '45296.5.1', '-45296', '1704542400', '45296 1'])(
  '%s is no day',
  (text) => {
    expect(readExcelDay(text)).toBeNull();
  },
);

test('a part of a day is a time', () => {
  expect(readExcelTime('0.604166667')).toBe(52_200);
  expect(readExcelTime('14:30')).toBe(-1);
});
