import { knownLineCodes } from '../overlap';

const reasons: Record<string, string> = {
  TOO_FEW_FIELDS: 'Too few columns in the line',
  TOO_MANY_FIELDS: 'Too many columns in the line',
  BAD_QUOTE: 'A quotation mark that never closes',
  FIELD_TOO_LONG: 'A text that is too long',
  OUT_OF_RANGE: 'A number out of range',
  DATE_OUT_OF_RANGE: 'A date out of range',
  DATE_CONFLICT: 'A date that does not fit the others',
  MISSING_TRANSACTION_ID: 'No receipt number',
  MISSING_PRODUCT: 'No product',
  MISSING_DATE: 'No date',
  MISSING_QUANTITY: 'No quantity',
  MISSING_PRICE: 'No price',
  BAD_DATE: 'Not a date',
  BAD_QUANTITY: 'Not a quantity',
  BAD_PRICE: 'Not a price',
  TOTALS_ROW: 'A line of totals',
  REPEATED_HEADER: 'The header again',
  UNITS_ROW: 'A line of units',
  DUPLICATE_ROW: 'The same line again',
  ALREADY_STORED: 'Here already',
  CHANGED_LINE: 'Here already with other values',
  CANCELLED: 'Cancelled, or never paid',
  VOIDED: 'Voided at the till',
  LEFT_OUT: 'Left out before on purpose',
  BAD_ENCODING: 'Characters that cannot be read',
};

/** A row's or file's code as a manager would say it. */
export function describeReason(code: string): string {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return reasons[code] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** Codes of rows that nobody needs to correct: they are no sales, or were left out on purpose. */
export const leftOutCodes = [
  ...knownLineCodes,
  'DUPLICATE_ROW',
  'TOTALS_ROW',
  'REPEATED_HEADER',
  'UNITS_ROW',
  'CANCELLED',
  'VOIDED',
  'LEFT_OUT',
];
