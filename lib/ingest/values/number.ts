import type { DecimalMark } from '../understanding';
import { currencyPattern, isCurrency } from './currency';
import { plainValue } from './digits';

/** A number as written: `digits` (with sign) times ten to the power of minus `scale`. */
export interface WrittenNumber {
  digits: string;
  scale: number;
  /** The decimal mark that the text proves by itself, null when both readings are possible. */
  proves: DecimalMark | null;
  /** Read as thousands though the mark could be the decimal one, as in 1,234. */
  ambiguous: boolean;
  /** Currency sign or code beside the digits. */
  currency: string | null;
}

const minus = '[-+−–—﹣－]';
const shape = new RegExp(
  String.raw`^(?<open>\()?(?<sign>${minus})?\s*(?<before>${currencyPattern}|Q)?\s*(?<inside>\()?(?<inner>${minus})?(?<body>\d[\d.,'’\s]*|[.,]\d+)` +
    String.raw`(?:[eE](?<exponent>[-+]?\d{1,4}))?\s*(?<after>${currencyPattern})?(?<trailing>-)?(?<close>\))?$`,
  'u',
);
const grouped = /^\d{1,3}(?:([.,'’\s])\d{3})(?:\1\d{3})*(?:[.,]\d*)?$|^\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d*)?$/u;
/** A dash in place of decimals that are none, as in "12.-". */
const noDecimals = /(?<=\d)[.,](?:-{1,2}|[–—])(?=[^\d-]*$)/u;

/**
 * Reads a number with sign, currency, thousands or lakh marks, exponent or accounting brackets; null when it is none
 * (NaN, Infinity, hexadecimal and percentages are none).
 * @param decimal the file's decimal mark, for texts that can be read both ways
 */
export function readNumber(text: string, decimal: DecimalMark): WrittenNumber | null {
  const groups = shape.exec(plainValue(text).replace(noDecimals, ''))?.groups;
  if (groups === undefined) return null;
  const { sign, inner, trailing, before, after, close } = groups;
  const open = groups.open ?? groups.inside;
  if ((open === undefined) !== (close === undefined)) return null;
  if ([sign, inner, trailing, groups.open, groups.inside].filter((part) => part !== undefined).length > 1) return null;
  if (![before, after].every((part) => part === undefined || isCurrency(part))) return null;
  const plain = splitMarks(groups.body?.trim() ?? '', decimal);
  if (plain === null) return null;
  const exponent = Number(groups.exponent ?? 0);
  const digits = (plain.whole + plain.fraction).replace(/^0+(?=\d)/, '');
  const scale = digits === '0' ? 0 : plain.fraction.length - exponent;
  const negative =
    open !== undefined || trailing !== undefined || [sign, inner].some((part) => part !== undefined && part !== '+');
  return {
    digits: (negative && digits !== '0' ? '-' : '') + (scale < 0 && scale > -40 ? digits + '0'.repeat(-scale) : digits),
    scale: scale < 0 && scale > -40 ? 0 : scale,
    proves: plain.proves,
    ambiguous: plain.ambiguous,
    currency: before ?? after ?? null,
  };
}

interface Plain {
  whole: string;
  fraction: string;
  proves: DecimalMark | null;
  ambiguous: boolean;
}

function splitMarks(body: string, decimal: DecimalMark): Plain | null {
  const spaced = /['’\s]/u.test(body);
  if (spaced && !grouped.test(body)) return null;
  const text = body.replace(/['’\s]/gu, '');
  const dots = text.split('.').length - 1;
  const commas = text.split(',').length - 1;
  if (dots + commas === 0) return { whole: text, fraction: '', proves: null, ambiguous: false };
  if (dots > 0 && commas > 0) {
    const mark = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
    const [whole = '', fraction = '', ...more] = text.split(mark);
    if (more.length > 0 || !grouped.test(whole)) return null;
    return { whole: whole.replace(/[.,]/g, ''), fraction, proves: mark, ambiguous: false };
  }
  const mark = dots > 0 ? '.' : ',';
  const other = mark === '.' ? ',' : '.';
  const parts = text.split(mark);
  if (parts.length > 2)
    return grouped.test(text) ? { whole: parts.join(''), fraction: '', proves: other, ambiguous: false } : null;
  const [whole = '', fraction = ''] = parts;
  if (spaced || fraction.length !== 3 || whole.length > 3 || whole === '' || whole.startsWith('0'))
    return { whole, fraction, proves: mark, ambiguous: false };
  return mark === decimal
    ? { whole, fraction, proves: null, ambiguous: false }
    : { whole: whole + fraction, fraction: '', proves: null, ambiguous: true };
}

/**
 * The number as an integer of units of ten to the power of minus `scale`; further digits are rounded half to even.
 */
export function toMantissa(number: WrittenNumber, scale: number): bigint {
  const missing = scale - number.scale;
  const digits = BigInt(number.digits);
  if (missing >= 0) return digits * 10n ** BigInt(missing);
  if (number.scale - scale > number.digits.length + 1) return 0n;
  return dividedHalfEven(digits, 10n ** BigInt(-missing));
}

/** Quotient of two integers, rounded half to even; the divisor is positive. */
export function dividedHalfEven(value: bigint, by: bigint): bigint {
  if (by === 1n) return value;
  const whole = value / by;
  const rest = 2n * (value % by);
  const size = rest < 0n ? -rest : rest;
  return size > by || (size === by && whole % 2n !== 0n) ? whole + (value < 0n ? -1n : 1n) : whole;
}

/** Whether the number lies beyond a thousand million, where no price or quantity of a shop is. */
export function isOutOfRange(number: WrittenNumber): boolean {
  if (number.scale < 0) return true;
  const size = number.digits.replace('-', '').length - number.scale;
  if (size !== 10) return size > 10;
  return toMantissa({ ...number, digits: number.digits.replace('-', '') }, 15) > 10n ** 24n;
}

/** Decimal text of `mantissa` / 10^scale, without trailing zeros. */
export function formatDecimal(mantissa: bigint, scale: number): string {
  const digits = (mantissa < 0n ? -mantissa : mantissa).toString().padStart(scale + 1, '0');
  const fraction = scale > 0 ? digits.slice(-scale).replace(/0+$/, '') : '';
  const whole = scale > 0 ? digits.slice(0, -scale) : digits;
  return (mantissa < 0n ? '-' : '') + whole + (fraction === '' ? '' : `.${fraction}`);
}
