import { expect, test } from 'vitest';
import { isDateFormat } from './date-formats';

test.each([
  'dd/mm/yyyy;@',
  '[$-409]d-mmm-yy',
  '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
  'h:mm:ss AM/PM',
  'mm:ss.0',
  '[h]:mm',
  '[ss].00',
  'yyyy"年"m"月"d"日"',
])('%s shows a date or time', (code) => expect(isDateFormat(code)).toBe(true));

test.each([
  'General',
  'Standard',
  '@',
  '0.00E+00',
  '#,##0.00 [$€-407]',
  '[$Rs.-4009] #,##0.00',
  '[Red]-0.00',
  '#,##0 "days"',
  'S/ #,##0.00',
  '_("R$ "* #,##0.00_);[Yellow](0)',
])('%s shows a number', (code) => expect(isDateFormat(code)).toBe(false));
