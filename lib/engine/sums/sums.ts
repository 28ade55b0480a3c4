import type { SaleLineColumn } from '../../sales/sale-line';
import type { CodedPart } from '../coded/chunk';
import type { DayFilter } from '../coded/read-groups';

/** Columns that sums are made of. */
export const summedColumns = [
  'day',
  'second',
  'transaction_key',
  'product_key',
  'product',
  'category',
  'customer_key',
  'quantity',
  'amount',
] as const satisfies SaleLineColumn[];

export type SummedColumn = (typeof summedColumns)[number];

/** Lines in files, whose days alone say whether they are added up. */
export interface SumQuestion {
  parts: CodedPart[];
  /** Columns of the files with values. */
  columns: SaleLineColumn[];
  days: DayFilter;
  /** First and last day of all lines, null where they have none. */
  from: string | null;
  to: string | null;
}

/** What lines of a day and an hour add up to, by columns, in order. Decimals are whole numbers of their last digits. */
export interface HourSums {
  /** Day numbers; `noDay` for lines without a day. */
  days: Int32Array;
  /** -1 for lines without a time of day. */
  hours: Int32Array;
  lines: Float64Array;
  amounts: Float64Array;
  /** Lines with an amount. */
  priced: Float64Array;
  /** Amounts of lines that take something back. */
  returns: Float64Array;
  units: Float64Array;
}

/** A day before all others. */
export const noDay = -(2 ** 31);

/** What each product sold in each category, by columns, each as one text: values with `separator` between them, an empty one is null. */
export interface SoldColumns {
  rows: number;
  product_key: string;
  product: string;
  category: string;
  revenue: string;
  units: string;
  lines: string;
  /** Distinct transactions of the product, where the lines of each lie together. */
  transactions: string;
}

/** What no name holds. */
export const separator = '\u001f';

/** What lines add up to by hour and by product. */
export interface SalesSums {
  hours: HourSums;
  scales: { amount: number; quantity: number };
  products: number;
  /** Null where a name cannot be told from two. */
  sold: SoldColumns | null;
}

/** What is counted of transactions: a number by its name and cell, as `lib/summary/visits.ts` asks for them. */
export interface VisitRow {
  name: string;
  cell: number;
  value: number | null;
}

/** What is counted of transactions and customers. */
export interface VisitSums {
  visits: VisitRow[];
  /** Categories whose transactions are counted, by the cells of `visits`; null for none, or too many. */
  categories: string[] | null;
  customers: number;
  /** Whether the lines of each transaction lie together. */
  isInOrder: boolean;
}

/** What all selected lines of files add up to. */
export type Sums = SalesSums & VisitSums;

/** Adds lines up straight from files. */
export interface Adder {
  /** Null where the sums would not be exact, or the files are not as the cleaner writes them now. */
  sales(question: SumQuestion): Promise<SalesSums | null>;
  /** To be trusted where the sales are exact. */
  visits(question: SumQuestion): Promise<VisitSums>;
}
