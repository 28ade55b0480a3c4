import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDecimal, isOutOfRange, readNumber, toMantissa } from './number';

const decimalOf = (text: string, decimal: '.' | ',' = '.') => {
  const number = readNumber(text, decimal);
  return number === null ? null : formatDecimal(toMantissa(number, 15), 15);
};

describe('numbers', () => {
  test.each([
    ['2', '2'],
    ['-3', '-3'],
    ['+3', '3'],
    ['18.50', '18.5'],
    ['.5', '0.5'],
    ['１，２３４．５０', '1234.5'],
    ['١٢٫٥', '12.5'],
    ['-۱۲۳', '-123'],
    ['5.', '5'],
    ['007', '7'],
    ['-0', '0'],
    ['1.85E+01', '18.5'],
    ['1e-3', '0.001'],
    ['(2)', '-2'],
    ['($33.62)', '-33.62'],
    ['$1,149.00 ', '1149'],
    ['-$1.82', '-1.82'],
    ['$-1.82', '-1.82'],
    ['12,50 €', '12.5'],
    ['USD 12.50', '12.5'],
    ['R$ 1.234,56', '1234.56'],
    ['1,234.50', '1234.5'],
    ['1.234,50', '1234.5'],
    ['1 234.50', '1234.5'],
    ['1\u202f234,50', '1234.5'],
    ["1'234.50", '1234.5'],
    ['1,234,567', '1234567'],
    ['4,25', '4.25'],
    ['1,234', '1234'],
    ['1.234', '1.234'],
    ['5-', '-5'],
    ['–5', '-5'],
    ['12.-', '12'],
    ['CHF 12.-', '12'],
    ['12,-- €', '12'],
    ['12.—', '12'],
    ['$(12.50)', '-12.5'],
    ['- 1,50 €', '-1.5'],
    ['sFr. 3.50', '3.5'],
    ['Rs. 3.50', '3.5'],
    ['3.50 eur', '3.5'],
    ['R12.50', '12.5'],
    ['1,23,456.00', '123456'],
    ['1,00,000', '100000'],
    ["'1.50", '1.5'],
    ['="1.50"', '1.5'],
    ['−5', '-5'],
    ['—5', '-5'],
    ['－5', '-5'],
    ['AU$ 12.50', '12.5'],
    ['₱12.50', '12.5'],
    ['GH₵12.50', '12.5'],
    ['12,50 lei', '12.5'],
    ['Q12.50', '12.5'],
    ['Rp 12.500', '12.5'],
    ['\u00a02\u00a0', '2'],
  ])('%j is %s', (text, value) => {
    expect(decimalOf(text)).toBe(value);
  });

  test.each([
    ['1,234', '1.234'],
    ['1.234', '1234'],
    ['1.234.567', '1234567'],
    ['18.50', '18.5'],
  ])('%j is %s where the decimal mark is a comma', (text, value) => {
    expect(decimalOf(text, ',')).toBe(value);
  });

  test.each([
    '',
    '-',
    'abc',
    'NaN',
    'Infinity',
    '-inf',
    '0x1F',
    '10%',
    '2 pcs',
    '2 PCS',
    '12"',
    '12.-5',
    '1,23,4',
    '12 34',
    '1.2.3',
    '(2',
    '--2',
    '5٫5',
    '1e99999',
  ])('%j is no number', (text) => {
    expect(readNumber(text, '.')).toBeNull();
  });

  test('what a text proves about the decimal mark', () => {
    expect(
      ['18.50', '4,25', '1,234.5', '1.234,5', '1,234', '7', '1,234,567'].map((text) => readNumber(text, '.')?.proves),
    ).toEqual(['.', ',', '.', ',', null, null, '.']);
    expect(readNumber('1,234', '.')?.ambiguous).toBe(true);
    expect(readNumber('1,23', '.')?.ambiguous).toBe(false);
  });

  test.each([
    ['1000000000', false],
    ['1000000000.01', true],
    ['-1000000000.01', true],
    ['99999999999999999999', true],
    ['1e308', true],
    ['0.000000001', false],
    ['1e-300', false],
  ])('%s is out of range: %s', (text, expected) => {
    const number = readNumber(text, '.');
    expect(number !== null && isOutOfRange(number)).toBe(expected);
  });

  test.each([
    ['0.125', 2, 12n],
    ['0.135', 2, 14n],
    ['0.1251', 2, 13n],
    ['-0.125', 2, -12n],
    ['1e-300', 15, 0n],
  ])('%s at %s decimals is rounded half to even: %s', (text, scale, expected) => {
    const number = readNumber(text, '.');
    expect(number === null ? null : toMantissa(number, scale)).toBe(expected);
  });

  test('a decimal that is written is read again', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.integer({ min: 0, max: 15 }),
        (mantissa, scale) => {
          const number = readNumber(formatDecimal(mantissa, scale), '.');
          expect(number === null ? null : toMantissa(number, scale)).toBe(mantissa);
        },
      ),
    );
  });
});
