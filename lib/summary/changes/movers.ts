import { exact, number, text, toNumber } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import { type Filter, noName } from '../../sales/filter';
import type { PartProfile } from '../../sales/sale-line';
import { type Lacking, lacking } from '../lacking';
import { ratio } from '../totals';
import type { ComparedDays } from './compared-days';
import { wherePair } from './pair';

export type MoverKind = 'product' | 'category' | 'store';

interface Sold {
  revenue: number | null;
  units: number | null;
  transactions: number | null;
}

export interface Mover {
  name: string;
  before: Sold;
  after: Sold;
  /** Change of the measure. */
  change: number;
  /** Its part of the whole change; beyond 0..1 where others went the other way, null where the whole is 0. */
  share: number | null;
  /** Sold on the selected days only, or on the days before only. */
  status: 'new' | 'gone' | null;
}

export interface Movers {
  /** What `change` is measured in. */
  measure: 'revenue' | 'units' | 'lines';
  /** Largest change first. */
  risers: Mover[];
  fallers: Mover[];
  /** How many rose and fell, listed or not. */
  risen: number;
  fallen: number;
  /** Change of all that are not listed. */
  others: number;
}

const row = {
  name: text,
  revenue_before: number.nullable(),
  revenue_after: number.nullable(),
  units_before: number.nullable(),
  units_after: number.nullable(),
  transactions_before: number,
  transactions_after: number,
  lines_before: number,
  lines_after: number,
  change: exact,
  whole: exact,
  risen: number,
  fallen: number,
};

/** How many risers, and as many fallers, are read: one of a few lengths, so that shorter lists are parts of a kept answer. */
const readLengths = [20, 100];

/** The products, categories or stores whose revenue rose and fell most; ties in order of their names. */
export async function readMovers(
  lines: SaleLines,
  filter: Filter,
  days: ComparedDays,
  { by, limit }: { by: MoverKind; limit: number },
): Promise<Movers | Lacking> {
  const { columns } = lines.profile;
  if (!columns.includes(by)) return lacking(by);
  const { sql, parameters, isAfter, isBefore } = wherePair(filter, days);
  const key = by === 'product' ? 'product_key' : `coalesce(${by}, '${noName}')`;
  const name = by === 'product' ? 'min(product)' : key;
  const { measure, scale } = measureOf(lines.profile);
  const length = readLengths.find((least) => least >= limit) ?? limit;
  const found = await lines.query(
    `WITH paired AS (
            SELECT ${key} AS key, ${name} AS name,
                   sum(amount) FILTER (WHERE ${isBefore}) AS revenue_before,
                   sum(amount) FILTER (WHERE ${isAfter}) AS revenue_after,
                   sum(quantity) FILTER (WHERE ${isBefore}) AS units_before,
                   sum(quantity) FILTER (WHERE ${isAfter}) AS units_after,
                   count(*) FILTER (WHERE ${isBefore}) AS lines_before,
                   count(*) FILTER (WHERE ${isAfter}) AS lines_after
              FROM sale_line WHERE ${sql} GROUP BY ${key}),
          changed AS (
            SELECT *, CAST(coalesce(${measure}_after, 0) - coalesce(${measure}_before, 0) AS DECIMAL(38, ${scale})) AS change
              FROM paired),
          ranked AS (
            SELECT *, sum(change) OVER () AS whole,
                   count(*) FILTER (WHERE change > 0) OVER () AS risen,
                   count(*) FILTER (WHERE change < 0) OVER () AS fallen,
                   row_number() OVER (ORDER BY change DESC, name) AS from_top,
                   row_number() OVER (ORDER BY change, name) AS from_bottom
              FROM changed),
          listed AS (
            SELECT * FROM ranked
             WHERE (change > 0 AND from_top <= ${length}) OR (change < 0 AND from_bottom <= ${length})),
          visited AS (
            SELECT ${key} AS visited_key,
                   count(DISTINCT transaction_key) FILTER (WHERE ${isBefore}) AS transactions_before,
                   count(DISTINCT transaction_key) FILTER (WHERE ${isAfter}) AS transactions_after
              FROM sale_line WHERE ${sql} AND ${key} IN (SELECT key FROM listed) GROUP BY ${key})
     SELECT name, revenue_before, revenue_after, units_before, units_after, transactions_before, transactions_after,
            lines_before, lines_after, change, whole, risen, fallen
       FROM listed JOIN visited ON visited_key = key
      ORDER BY abs(change) DESC, name`,
    parameters,
    row,
  );
  const known = (column: 'amount' | 'quantity' | 'transaction_key', value: number | null) =>
    columns.includes(column) ? (value ?? 0) : null;
  const sold = (revenue: number | null, units: number | null, transactions: number): Sold => ({
    revenue: known('amount', revenue),
    units: known('quantity', units),
    transactions: known('transaction_key', transactions),
  });
  const movers = found.map((one) => ({
    exactChange: one.change,
    mover: {
      name: one.name,
      before: sold(one.revenue_before, one.units_before, one.transactions_before),
      after: sold(one.revenue_after, one.units_after, one.transactions_after),
      change: toNumber(one.change, scale),
      share: ratio(toNumber(one.change, scale), toNumber(one.whole, scale)),
      status: one.lines_before === 0 ? 'new' : one.lines_after === 0 ? 'gone' : null,
    } satisfies Mover,
  }));
  const risers = movers.filter(({ exactChange }) => exactChange > 0n).slice(0, limit);
  const fallers = movers.filter(({ exactChange }) => exactChange < 0n).slice(0, limit);
  const listed = [...risers, ...fallers].reduce((sum, { exactChange }) => sum + exactChange, 0n);
  const [first] = found;
  return {
    measure,
    risers: risers.map(({ mover }) => mover),
    fallers: fallers.map(({ mover }) => mover),
    risen: first?.risen ?? 0,
    fallen: first?.fallen ?? 0,
    others: toNumber((first?.whole ?? 0n) - listed, scale),
  };
}

/** What is compared, and the digits that it has: revenue, or what stands in for it in a file without prices. */
function measureOf({ columns, scales }: PartProfile): { measure: Movers['measure']; scale: number } {
  if (columns.includes('amount')) return { measure: 'revenue', scale: scales.amount };
  if (columns.includes('quantity')) return { measure: 'units', scale: scales.quantity };
  return { measure: 'lines', scale: 0 };
}
