/** A product of a row, with what the row says beside its name. */
export interface BasketItem {
  name: string;
  /** Number as written beside the name, null when there is none. */
  count: string | null;
  /** Price of a unit as written beside the name, null when there is none. */
  price: string | null;
}
