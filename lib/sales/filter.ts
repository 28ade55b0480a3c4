/** What every question can be narrowed to. Days are ISO local days, both ends inclusive; an empty list means all. */
export interface Filter {
  from: string | null;
  to: string | null;
  product: string[];
  category: string[];
  store: string[];
  /** 1 is Monday. */
  weekday: number[];
  /** Hours of the day, 0 to 23: 9 is from 9:00 to 9:59. */
  hour: number[];
  /** Text that product names hold, whatever its case and accents; empty for all. */
  search: string;
}

/** The filter that leaves nothing out. */
export const everything: Filter = {
  from: null,
  to: null,
  product: [],
  category: [],
  store: [],
  weekday: [],
  hour: [],
  search: '',
};

/** What lines without a category or store are listed and asked for as. */
export const noName = '(none)';

/** The product of takings that a file gives for whole days, stores or departments. */
export const allProducts = 'All products';
