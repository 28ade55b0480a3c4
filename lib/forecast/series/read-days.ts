import { z } from 'zod';
import { number, text } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import { where } from '../../engine/where';
import type { Period } from '../../sales/calendar';
import { type Filter, noName } from '../../sales/filter';
import type { Series } from './panel';
import { historySpan } from './span';

export type Measure = 'revenue' | 'units';

/** A part of the sales. `name` is null for all that have no series of their own. */
export interface Part {
  by: 'product' | 'category';
  name: string | null;
}

/** What was sold on each day, in total and in parts. */
export interface Days {
  /** Day number of the first value. */
  first: number;
  /** The total first, then the parts. */
  series: Series[];
  parts: number[][];
  /** What each series is; null for the total. */
  about: (Part | null)[];
  /** Lines that the filter selects. */
  rows: number;
  leftOut: Period[];
}

const dayNumber = "CAST(day - DATE '1970-01-01' AS INTEGER)";
const row = { name: text, days: z.array(number), values: z.array(number) };
const totalRow = { day: number, value: number, lines: number };

/**
 * The selected sales of each day, the best sellers and categories apart; null where no day has any.
 * @param most how many products and categories are told apart; fewer are kept whole
 */
export async function readDays(
  lines: SaleLines,
  filter: Filter,
  measure: Measure,
  most: { products: number; categories: number },
): Promise<Days | null> {
  const { columns } = lines.profile;
  const value = measure === 'revenue' ? 'amount' : columns.includes('quantity') ? 'quantity' : '1';
  const { sql, parameters } = where(filter);
  const selected = `FROM sale_line WHERE ${sql} AND day IS NOT NULL`;
  const [total, products, categories] = await Promise.all([
    lines.query(
      `SELECT ${dayNumber} AS day, coalesce(CAST(sum(${value}) AS DOUBLE PRECISION), 0) AS value, count(*) AS lines ${selected} GROUP BY day ORDER BY day`,
      parameters,
      totalRow,
    ),
    most.products === 0 ? [] : readParts(lines, 'product', 'product_key', value, { sql, parameters }, most.products),
    most.categories === 0 || !columns.includes('category')
      ? []
      : readParts(lines, 'category', 'category', value, { sql, parameters }, most.categories),
  ]);
  const span = historySpan(total.map(({ day }) => day));
  if (span === null) return null;
  const length = span.last - span.first + 1;
  const fill = (days: readonly number[], values: readonly number[]) => {
    const filled = new Float64Array(length);
    days.forEach((day, place) => {
      const at = day - span.first;
      if (at >= 0 && at < length) filled[at] = values[place] ?? 0;
    });
    return filled;
  };
  const all = fill(
    total.map(({ day }) => day),
    total.map(({ value }) => value),
  );
  const series: Series[] = [{ id: 'total', values: all }];
  const about: (Part | null)[] = [null];
  const parts: number[][] = [];
  for (const [by, found, limit] of [
    ['product', products, most.products],
    ['category', categories, most.categories],
  ] as const) {
    const listed: { name: string | null; values: Float64Array }[] = found
      .slice(0, limit)
      .map(({ name, days, values }) => ({ name, values: fill(days, values) }));
    if (found.length < 2) continue;
    if (found.length > limit)
      listed.push({
        name: null,
        values: without(
          all,
          listed.map(({ values }) => values),
        ),
      });
    parts.push(listed.map((_, place) => series.length + place));
    for (const { name, values } of listed) {
      series.push({ id: name === null ? `others by ${by}` : `${by} ${name}`, values });
      about.push({ by, name });
    }
  }
  const rows = total.reduce((sum, { lines: count }) => sum + count, 0);
  return { first: span.first, series, parts, about, rows, leftOut: span.leftOut };
}

/** One part more than is wanted tells whether there are others. */
async function readParts(
  lines: SaleLines,
  column: 'product' | 'category',
  key: string,
  value: string,
  { sql, parameters }: { sql: string; parameters: string[] },
  most: number,
) {
  const named = `coalesce(CAST(${key} AS VARCHAR), '')`;
  return lines.query(
    `WITH selected AS (SELECT ${named} AS part, coalesce(${column}, '${noName}') AS name, day, ${value} AS value FROM sale_line WHERE ${sql} AND day IS NOT NULL),
          listed AS (
            SELECT part, sum(value) AS whole FROM selected GROUP BY part ORDER BY whole DESC NULLS LAST, part LIMIT ${most + 1}),
          daily AS (
            SELECT part, day, min(name) AS name, CAST(sum(value) AS DOUBLE PRECISION) AS value
              FROM selected WHERE part IN (SELECT part FROM listed) GROUP BY part, day)
     SELECT min(daily.name) AS name, array_agg(${dayNumber} ORDER BY day) AS days, array_agg(coalesce(daily.value, 0) ORDER BY day) AS values
       FROM daily JOIN listed ON listed.part = daily.part
      GROUP BY daily.part ORDER BY min(listed.whole) DESC NULLS LAST, daily.part`,
    parameters,
    row,
  );
}

/** What is left of the whole; what is so small that it comes from adding up is nothing. */
function without(whole: Float64Array, parts: readonly Float64Array[]): Float64Array {
  return whole.map((value, day) => {
    const rest = parts.reduce((sum, part) => sum - part[day]!, value);
    return Math.abs(rest) < 1e-6 * Math.max(1, Math.abs(value)) ? 0 : rest;
  });
}
