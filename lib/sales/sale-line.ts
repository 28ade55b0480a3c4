/** What a column of a sales file can mean. `items` is a cell that lists a whole basket. */
export const roles = [
  'date',
  'time',
  'transactionId',
  'product',
  'items',
  'category',
  'quantity',
  'unitPrice',
  'amount',
  'customerId',
  'store',
  'discount',
  'cost',
] as const;

export type Role = (typeof roles)[number];

/**
 * The columns of `sale_line`, as every Parquet part stores them and every analytic question reads them.
 * Each is nullable except the two product columns: a file without dates has `day` null on every line.
 *
 * - `day`: DATE, the local calendar day as written; `second`: INTEGER, seconds since local midnight
 * - `transaction_id`, `product`, `category`, `customer_id`, `store`: VARCHAR, trimmed, NFC
 * - `transaction_key`, `product_key`, `customer_key`: BIGINT, `hashKey` of the text beside it. Equal texts have equal
 *   keys in every part, so distinct counts and baskets work on integers over any list of parts.
 * - `quantity`, `unit_price`, `amount`: DECIMAL(18 or 38, scale of the part); `amount` is the file's own line total
 *   where it has one, else quantity x unitPrice exactly
 * - `discount`, `cost`: DECIMAL, money taken off the line and what its goods cost, for the whole line; below zero where a
 *   return gives them back. Parts written before these columns were stored do not have them.
 */
export const saleLineColumns = [
  'day',
  'second',
  'transaction_key',
  'transaction_id',
  'product_key',
  'product',
  'category',
  'customer_key',
  'customer_id',
  'store',
  'quantity',
  'unit_price',
  'amount',
  'discount',
  'cost',
] as const;

export type SaleLineColumn = (typeof saleLineColumns)[number];

/** What a column tells: `money` is sums of money, `person` may name somebody, lead to one receipt, or is the shop's own business. */
export const columnKinds: Readonly<Record<SaleLineColumn, 'plain' | 'money' | 'person'>> = {
  day: 'plain',
  second: 'plain',
  transaction_key: 'plain',
  transaction_id: 'person',
  product_key: 'plain',
  product: 'plain',
  category: 'plain',
  customer_key: 'plain',
  customer_id: 'person',
  store: 'plain',
  quantity: 'plain',
  unit_price: 'money',
  amount: 'money',
  discount: 'money',
  cost: 'person',
};

/** What one Parquet part holds; stored beside it, so that no file is opened to know what it can answer. */
export interface PartProfile {
  /** Sale lines in the part. */
  rows: number;
  /** First and last local day (ISO), null when the file has no dates. */
  from: string | null;
  to: string | null;
  /** Columns with at least one value. */
  columns: SaleLineColumn[];
  /** Digits behind the decimal point of each money or quantity column that has values. */
  scales: { quantity: number; unitPrice: number; amount: number; discount: number; cost: number };
}
