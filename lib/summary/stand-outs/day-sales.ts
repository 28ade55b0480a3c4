import { startOfBucket } from '../../sales/calendar';

/** What was sold on consecutive days, the first of which has the day number `first`; every array has one value a day. */
export interface DaySales {
  first: number;
  /** The selected sales: money, or units where the file has no prices. */
  selected: Float64Array;
  /** Units of the whole shop. */
  shop: Float64Array;
  /** Days on which the shop sold anything. */
  isOpen: readonly boolean[];
  products: readonly ProductDays[];
}

export interface ProductDays {
  product: string;
  units: Float64Array;
  /** What one unit brings on average; 1 where the file has no prices. */
  price: number;
}

/** What every kind of finding says of itself. */
export interface Evidence {
  /** Money (or units) above what was to be expected, negative below. */
  impact: number;
  /** How often chance alone does this, and the false discovery rate at which it counts. */
  pValue: number;
  qValue: number;
}

/** 0 is Monday. */
export function weekdayAt({ first }: DaySales, index: number): number {
  return first + index - startOfBucket(first + index, 'week');
}
