/** What every question can be narrowed to. Days are ISO local days, both ends inclusive; an empty list means all. */
export interface Filter {
  from: string | null;
  to: string | null;
  product: string[];
  category: string[];
  store: string[];
}

export const everything: Filter = { from: null, to: null, product: [], category: [], store: [] };

/** What lines without a category or store are listed and asked for as. */
export const noName = '(none)';
