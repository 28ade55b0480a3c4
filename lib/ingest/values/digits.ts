import { withoutTextMark } from './clean';

/** Full-width, Arabic and Persian digits, and the marks that stand among them. */
const foreign = /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/;
const foreignDigit = /[\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]/g;
const marks: Readonly<Record<string, string>> = {
  '\u066b': '.',
  '\u066c': ',',
  '\uff0e': '.',
  '\uff0c': ',',
  '\uff0f': '/',
  '\uff1a': ':',
  '\uff0d': '-',
  '\u3000': ' ',
  '\u200e': '',
  '\u200f': '',
  '\u061c': '',
};
const foreignMark = new RegExp(`[${Object.keys(marks).join('')}]`, 'g');

/** A written date, time or number in the digits 0 to 9, without what a spreadsheet writes around it to keep it as text. */
export function plainValue(text: string): string {
  return withPlainDigits(withoutTextMark(text));
}

/** A text whose full-width, Arabic and Persian digits are 0 to 9, and the marks among them those beside such digits. */
export function withPlainDigits(text: string): string {
  if (!foreign.test(text)) return text;
  return text
    .replace(foreignDigit, (digit) => String((digit.charCodeAt(0) - (digit >= '\uff10' ? 0xff10 : 0x660)) & 15))
    .replace(foreignMark, (mark) => marks[mark] ?? mark);
}
