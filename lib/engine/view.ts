import type { Period } from '../sales/calendar';
import { type PartProfile, type SaleLineColumn, saleLineColumns } from '../sales/sale-line';
import { conditionOf, type Lens, quote, seenThrough } from './lens';

/** Columns that parts written before them do not have. */
const laterColumns: readonly SaleLineColumn[] = ['discount', 'cost'];

/** A Parquet file of sale lines, or the number of its rows in PostgreSQL; lines on hidden days do not count. */
export interface Part {
  path: string;
  /** What its lines that count hold. */
  profile: PartProfile;
  hidden: Period[];
}

/**
 * The statement that makes the view `sale_line` of some parts, or of what a lens shows of them, or of a table of such
 * lines. Where parts differ in the scale of a decimal, all are cast to the finest: a UNION ALL alone may cut digits off.
 * Columns that older parts were written without are null there.
 */
export function viewOf(parts: readonly Part[] | string, lens: Lens | null): string {
  if (typeof parts === 'string') return `CREATE OR REPLACE TEMP VIEW sale_line AS SELECT * FROM memory.main.${parts}`;
  const selects = parts.map(({ path, hidden, profile }, part) => {
    const columns = saleLineColumns.map((column) => {
      const scales = new Set(parts.map((each) => scaleOf(each.profile, column)));
      const isLacking = laterColumns.includes(column) && !profile.columns.includes(column);
      const isAlike = scales.size === 1 && !isLacking;
      return isAlike
        ? column
        : `CAST(${isLacking ? 'NULL' : column} AS DECIMAL(38, ${Math.max(...scales)})) AS ${column}`;
    });
    return `SELECT ${columns.join(', ')}, ${part} AS part, file_row_number AS line FROM read_parquet(${quote(path)})${without(hidden)}`;
  });
  const lines = selects.join(' UNION ALL ');
  return `CREATE OR REPLACE TEMP VIEW sale_line AS ${lens === null ? lines : narrowed(lines, lens)}`;
}

function narrowed(lines: string, lens: Lens): string {
  const columns = saleLineColumns.map((column) => seenThrough(lens, column));
  return `SELECT ${columns.join(', ')}, part, line FROM (${lines}) AS every_line WHERE ${conditionOf(lens)}`;
}

function without(hidden: readonly Period[]): string {
  const days = hidden.map(({ from, to }) => `day BETWEEN DATE ${quote(from)} AND DATE ${quote(to)}`);
  return days.length === 0 ? '' : ` WHERE day IS NULL OR NOT (${days.join(' OR ')})`;
}

function scaleOf({ scales }: PartProfile, column: SaleLineColumn): number {
  if (column === 'unit_price') return scales.unitPrice;
  return column === 'quantity' || column === 'amount' || column === 'discount' || column === 'cost'
    ? scales[column]
    : 0;
}
