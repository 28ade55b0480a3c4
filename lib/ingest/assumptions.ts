import type { CountedDates, NumberRole } from './columns/samples';
import type { Encoding } from './read/encoding';
import type { DateOrder, DecimalMark } from './understanding';

/** Digits behind the decimal point of a column, and whether its mantissas need more than 64 bits. */
export interface Scale {
  scale: number;
  wide: boolean;
}

/** What a pass takes for granted; a pass that finds it wrong says what to assume instead. */
export interface Assumptions {
  encoding: Encoding;
  anyNewline: boolean;
  dateOrder: DateOrder;
  /** What the dates are where they are numbers. */
  countedDates: CountedDates;
  /** The mark of the file as a whole, and of each of its columns of numbers. */
  decimal: DecimalMark;
  marks: Record<NumberRole, DecimalMark>;
  quantity: Scale;
  unitPrice: Scale;
  /** Of the file's own line total, or of quantity x unit price. */
  amount: Scale;
  /** As stored, for the whole line. */
  discount: Scale;
  cost: Scale;
  /** Decimals that the file's own line totals are written with. */
  writtenAmount: number;
}

/** Money has room for this many decimals, so that a rare price of a tenth of a cent needs no second reading. */
export const leastMoneyDecimals = 4;
export const mostQuantityDecimals = 6;
export const mostMoneyDecimals = 15;
