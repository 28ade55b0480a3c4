import type { CellMemo } from '../columns/cell-memo';
import type { DateCells } from '../columns/date-cells';
import type { DecimalCells } from '../columns/decimal-cells';
import type { TextColumn } from '../store/sale-columns';
import type { Proofs } from '../understanding';
import type { Separator } from '../values/baskets/basket';

/** Kinds of column, as small integers for the scanner's switch. */
export const IGNORED = 0;
export const TEXT = 1;
export const DECIMAL = 2;
export const DATE = 3;
export const TIME = 4;
/** A cell of one or more products, each of which becomes a sale line. */
export const ITEMS = 5;
/** A cell that says whether the row is a sale at all. */
export const FLAG = 6;
/** A figure of one of the products of the row, read with its product. */
export const BESIDE = 7;

/** What the scanner does with the cells of one column of the file. */
export interface ColumnPlan {
  kind: number;
  header: string;
  text: TextColumn | null;
  decimal: DecimalCells | null;
  /** Whether a flag says that the row is no sale, or needs a closer look; without `bad` such rows are only counted. */
  flag: CellMemo<boolean> | null;
  /** The columns with figures of the product in this one, as "Qty 2" and "Price 2" beside "Item 2". */
  beside: readonly number[];
  /** A cell that is empty rejects its row with this code; where it is null, the row has no such value. */
  missing: string | null;
  /** A cell that cannot be read rejects its row with this code. */
  bad: string | null;
}

/** How the rows of the file lie and what becomes of their cells. */
export interface Layout {
  plans: ColumnPlan[];
  delimiter: string;
  anyNewline: boolean;
  /** The first column of products, -1 where each row is one sale line. */
  items: number;
  /** The column of the file's own ids, -1 when it has none. */
  ids: number;
  /** Between the products of a cell that lists a basket. */
  separator: Separator | null;
  /** Columns that a row must have: up to the last one with a name. */
  required: number;
  /** Whether a line of totals lacks something that a sale has: a date or an id. */
  totalsLackCells: boolean;
  dates: DateCells;
  /** Whether the file is one of rejected rows that comes back. */
  corrected: boolean;
  /** Whether the date column gives the time of day, as no column of its own does. */
  clockInDate: boolean;
  /** Signs and codes met in a column of currencies. */
  currencies: Set<string>;
  /** What the cells read so far have proved. */
  proofs: Proofs;
}
