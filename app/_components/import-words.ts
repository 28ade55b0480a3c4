import type { Receipt } from '@/lib/api/ingest';
import type { Role } from '@/lib/sales/sale-line';

export const roleWords: Record<Role, string> = {
  date: 'Date',
  time: 'Time of day',
  transactionId: 'Receipt number',
  product: 'Product',
  items: 'List of products',
  category: 'Category',
  quantity: 'Quantity',
  unitPrice: 'Price of one',
  amount: 'Line total',
  customerId: 'Customer',
  store: 'Store',
  discount: 'Discount',
  cost: 'Cost',
};

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
  BAD_ENCODING: 'Characters that cannot be read',
};

/** A row's or file's code as a manager would say it. */
export function describeReason(code: string): string {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return reasons[code] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

const delimiters: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' };
const dateOrders = { dmy: 'day first', mdy: 'month first', ymd: 'year first' };

/** How the text of a file was read: "Columns split by semicolons, cents after a comma, dates day first." */
export function describeReading({ delimiter, decimal, dateOrder }: Receipt['dialect']): string {
  const parts = [
    `Columns split by ${delimiters[delimiter] ?? delimiter}`,
    `cents after a ${decimal === ',' ? 'comma' : 'point'}`,
    ...(dateOrder === null ? [] : [`dates ${dateOrders[dateOrder]}`]),
  ];
  return `${parts.join(', ')}.`;
}

/** A column by what it holds, within a sentence: "a date column". */
export function columnWords(role: string | null): string {
  const words = Object.entries(roleWords).find(([name]) => name === role)?.[1];
  return words === undefined ? 'another column' : `a ${words.toLowerCase()} column`;
}

/** A recognised export within a sentence: "an Etsy orders export". */
export function describeSource(name: string): string {
  return `${/^[aeio]/i.test(name) ? 'an' : 'a'} ${name} export`;
}
