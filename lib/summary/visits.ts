import type { z } from 'zod';
import { number, text } from '../engine/columns';
import type { SaleLines } from '../engine/engine';
import { where } from '../engine/where';
import type { Grain, WeekStart } from '../sales/calendar';
import type { Filter } from '../sales/filter';
import { bitOf, countBits, readNameBits } from './name-bits';
import { distributionOf, measures, type Statistics } from './statistics';

/** What transactions are counted by: a bucket of days, or a cell of the week. */
export type Moment = 'day' | 'week' | 'month' | 'weekdayHour';

/** SQL for the first day of the bucket that holds `day`. */
export function startOf(grain: Grain, weekStart: WeekStart): string {
  if (grain === 'week' && weekStart === 'sunday') return "CAST(date_trunc('week', day + 1) AS DATE) - 1";
  return `CAST(date_trunc('${grain}', day) AS DATE)`;
}

/** SQL for the hour of a second of the day. */
export function hourOf(second: string): string {
  return `CAST(floor(${second} / 3600.0) AS INTEGER)`;
}

/** The second of a line in SQL; without a time of day one in the hour -1. */
export function secondOfLine({ profile }: SaleLines): string {
  return profile.columns.includes('second') ? 'coalesce(second, -3600)' : '-3600';
}

export interface Visits {
  /** Distinct transactions with a selected line. */
  transactions: number;
  /** How the values of transactions are distributed; a transaction's value is the sum of its selected lines. */
  values: Statistics;
  /** Distinct transactions of a day, week, month (day number of the first day) or hour of the week (109: Monday at nine). */
  countAt(moment: Moment, cell: number, weekStart?: WeekStart): number;
  /** Distinct transactions of each category; null where there are none, or too many to be told apart here. */
  ofCategory: ReadonlyMap<string, number> | null;
}

const row = { name: text, cell: number, value: number.nullable() };

/** What was made of an answer that is kept: a page asks for it several times. */
const tallied = new WeakMap<object, Visits>();

/**
 * Transactions with a selected line, in one question: to find them costs more than all that is asked of them. Nearly every
 * one lies within one hour: such a one is counted at once for every moment. Those that last longer, if there are any, are
 * counted line by line. What is added up straight from files has counted them already.
 */
export async function readVisits(lines: SaleLines, filter: Filter): Promise<Visits> {
  const { sql, parameters } = where(filter);
  const summed = await lines.sums(filter);
  const categories = summed === null ? await readNameBits(lines, 'category') : summed.categories;
  const visits = `
    WITH line AS (
           SELECT transaction_key, amount, day, CASE WHEN day IS NOT NULL THEN ${secondOfLine(lines)} END AS second,
                  ${categories === null ? '0' : bitOf('category', categories)} AS bit
             FROM sale_line WHERE ${sql} AND transaction_key IS NOT NULL),
         visit AS MATERIALIZED (
           SELECT transaction_key, sum(amount) AS amount, bit_or(bit) AS mask,
                  min(day) AS day, max(day) AS last_day, ${hourOf('min(second)')} AS hour, ${hourOf('max(second)')} AS last_hour
             FROM line GROUP BY transaction_key)`;
  const isBrief = 'day = last_day AND hour = last_hour';
  const values = measures.map((name) => `UNION ALL SELECT '${name}', 0, CAST(${name} AS VARCHAR) FROM distribution`);
  const ask = () =>
    lines.query(
      `${visits},
         brief AS MATERIALIZED (SELECT day, hour, count(*) AS n FROM visit WHERE ${isBrief} GROUP BY day, hour),
         mask AS (SELECT mask, count(*) AS n FROM visit GROUP BY mask),
         ${distributionOf('amount', 'visit WHERE amount IS NOT NULL')}
     SELECT 'all' AS name, 0 AS cell, CAST(count(*) AS VARCHAR) AS value FROM visit
     UNION ALL SELECT 'lasting', 0, CAST(count(*) AS VARCHAR) FROM visit WHERE NOT (${isBrief})
     ${values.join(' ')}
     ${categories === null ? '' : `UNION ALL SELECT 'category', bit, CAST(transactions AS VARCHAR) FROM (${countBits(categories, 'mask')}) AS counted_bits`}
     UNION ALL ${countEach('sum(n)', 'brief')}`,
      parameters,
      row,
    );
  const counted = summed === null ? await ask() : summed.visits;
  const known = tallied.get(counted);
  if (known !== undefined) return known;
  const isLasting = counted.some(({ name, value }) => name === 'lasting' && value !== 0);
  const more = !isLasting
    ? []
    : await lines.query(
        `${visits},
         lasting AS MATERIALIZED (
           SELECT *, ${hourOf('second')} AS hour FROM line
            WHERE day IS NOT NULL AND transaction_key IN (SELECT transaction_key FROM visit WHERE NOT (${isBrief})))
     ${countEach('count(DISTINCT transaction_key)', 'lasting')}`,
        parameters,
        row,
      );
  const answer = tally([...counted, ...more], categories);
  tallied.set(counted, answer);
  return answer;
}

function tally(counted: readonly z.output<z.ZodObject<typeof row>>[], categories: readonly string[] | null): Visits {
  const single = new Map(counted.map(({ name, value }) => [name, value]));
  const sums = new Map<string, number>();
  for (const { name, cell, value } of counted)
    sums.set(`${name} ${cell}`, (sums.get(`${name} ${cell}`) ?? 0) + (value ?? 0));
  const measured = (name: keyof Statistics) => single.get(name) ?? null;
  return {
    transactions: single.get('all') ?? 0,
    values: {
      count: measured('count') ?? 0,
      sum: measured('sum'),
      mean: measured('mean'),
      std: measured('std'),
      min: measured('min'),
      max: measured('max'),
      median: measured('median'),
    },
    countAt: (moment, cell, weekStart = 'monday') => sums.get(`${moment === 'week' ? weekStart : moment} ${cell}`) ?? 0,
    ofCategory: categories && new Map(categories.map((name, bit) => [name, sums.get(`category ${bit}`) ?? 0])),
  };
}

/** Whole numbers, as they group faster than text: day numbers, or weekday x 100 + hour. Weeks are named by their first day. */
const cells = {
  day: "day - DATE '1970-01-01'",
  monday: `${startOf('week', 'monday')} - DATE '1970-01-01'`,
  sunday: `${startOf('week', 'sunday')} - DATE '1970-01-01'`,
  month: `${startOf('month', 'monday')} - DATE '1970-01-01'`,
  weekdayHour: 'CAST(extract(isodow FROM day) AS INTEGER) * 100 + hour',
};

function countEach(count: string, source: string): string {
  const one = ([name, cell]: [string, string]) =>
    `SELECT '${name}' AS name, ${cell} AS cell, CAST(${count} AS VARCHAR) AS value FROM ${source} GROUP BY cell`;
  return Object.entries(cells).map(one).join(' UNION ALL ');
}
