/** A return has a negative quantity or, without quantities, a negative amount. */
export type LineKind = 'all' | 'sold' | 'returned';

/** What a number means, in the words of a shop. */
export interface Definition {
  name: string;
  /** How a sentence about it begins: "Takings were". */
  subject: string;
  meaning: string;
  formula: string;
  /** The lines it is made of. */
  lines: LineKind;
}
