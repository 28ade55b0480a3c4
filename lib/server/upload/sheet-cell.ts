import type { CellValue } from 'hucre/xlsx';

/** What a formula leaves in its cell when it fails. */
const failures = new Set(['#N/A', '#REF!', '#NAME?', '#VALUE!', '#DIV/0!', '#NUM!', '#NULL!', '#SPILL!', '#CALC!']);

/** Excel computes with 15 digits; what a double has beyond them is not in the sheet. */
const excelDigits = 15;

/**
 * The text of a sheet's cell as a CSV would have it: days and times as ISO, numbers with a decimal point, a failed
 * formula empty.
 */
export function cellText(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Date) return dateText(value);
  return failures.has(value) ? '' : value.replace(/\s*[\r\n]+\s*/g, ' ');
}

/** A fourth decimal keeps three decimals from looking like thousands. */
function numberText(value: number): string {
  const text = String(Number.isInteger(value) ? value : Number(value.toPrecision(excelDigits)));
  return /^-?\d{1,3}\.\d{3}$/.test(text) ? `${text}0` : text;
}

/** The reader gives the clock of the sheet as if it were UTC; a time without a day lies before the first day of Excel's. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return 'no date';
  const [day = '', clock = ''] = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString().split(/T|\.000Z/);
  if (day === '1899-12-31' || day === '1904-01-01') return clock;
  return clock === '00:00:00' ? day : `${day}T${clock}`;
}
