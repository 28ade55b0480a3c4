/** What every question can be narrowed to. Days are ISO local days, both ends inclusive; an empty list means all. */
export interface Filter {
  from: string | null;
  to: string | null;
  product: string[];
  category: string[];
  store: string[];
}

/** What lines without a category or store are listed and asked for as. */
export const noName = '(none)';
