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

const delimiters: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' };
const dateOrders = { dmy: 'day first', mdy: 'month first', ymd: 'year first' };

/** How the text of a file was read: "Columns split by semicolons, cents after a comma, dates day first." */
export function describeReading({ container, delimiter, decimal, dateOrder }: Receipt['dialect']): string {
  const parts = [
    ...(container === 'xlsx' ? [] : [`columns split by ${delimiters[delimiter] ?? delimiter}`]),
    `cents after a ${decimal === ',' ? 'comma' : 'point'}`,
    ...(dateOrder === null ? [] : [`dates ${dateOrders[dateOrder]}`]),
  ];
  const sentence = `${parts.join(', ')}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

const ofTheFile = /^(NO_|PARTLY_DATED|PERSONAL_DATA|ENCODING_ASSUMED|ID_RESTARTS|TIME_ZONE_)/;

/** Whether the count of a warning is one of lines, and not of columns or of the file as a whole. */
export function countsLines(code: string): boolean {
  return !ofTheFile.test(code);
}

/** A column by what it holds, within a sentence: "a date column". */
export function columnWords(role: string | null): string {
  const name = columnName(role);
  return name === null ? 'another column' : `a ${name}`;
}

/** A column by what it holds, without an article: "date column"; null where its role has no name. */
export function columnName(role: string | null): string | null {
  const words = Object.entries(roleWords).find(([name]) => name === role)?.[1];
  return words === undefined ? null : `${words.toLowerCase()} column`;
}

/** A recognised export within a sentence: "an Etsy orders export". */
export function describeSource(name: string): string {
  return `${/^[aeio]/i.test(name) ? 'an' : 'a'} ${name} export`;
}
