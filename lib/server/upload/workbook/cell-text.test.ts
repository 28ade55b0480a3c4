import { expect, test } from 'vitest';
import { dateText, numberText } from './cell-text';

/** What Excel shows for each serial. */
test.each([
  ['45296', false, '2024-01-05'],
  ['45296.385416666664', false, '2024-01-05T09:15:00'],
  ['45296.999999', false, '2024-01-06'],
  ['0.5', false, '12:00:00'],
  ['1', false, '1900-01-01'],
  ['59', false, '1900-02-28'],
  ['61', false, '1900-03-01'],
  ['43834', true, '2024-01-05'],
  ['-1', false, '-1'],
  ['2958466', false, '2958466'],
  ['soon', false, 'soon'],
  ['', false, ''],
])('the serial %s is a date (from 1904: %s): %s', (serial, from1904, text) => {
  expect(dateText(serial, from1904)).toBe(text);
});

test.each([
  ['536365', '536365'],
  ['1.25', '1.25'],
  ['0.30000000000000004', '0.3'],
  ['41.489999999999995', '41.49'],
  ['1.234', '1.2340'],
  ['1234.567', '1234.567'],
  ['1.8500000000000001E+01', '18.5'],
  ['123456789012345678', '123456789012345680'],
  ['', ''],
])('the number %j is %j', (value, text) => expect(numberText(value)).toBe(text));
