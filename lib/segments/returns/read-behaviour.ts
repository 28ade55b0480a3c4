import type { SaleLines } from '../../engine/engine';
import { quote } from '../../engine/lens';
import { where } from '../../engine/where';
import type { Matrix } from '../../ml/matrix';
import { toDayNumber, toIsoDay } from '../../sales/calendar';
import type { Filter } from '../../sales/filter';

/** What is known of a customer on a day, in the order of the columns of a matrix. */
export const behaviours = [
  'recencyDays',
  'tenureDays',
  'frequency',
  'visitDays',
  'monetary',
  'recentFrequency',
  'earlierFrequency',
  'recentMonetary',
  'products',
  'returned',
  'gapDays',
  'recencyInGaps',
] as const;

export interface Behaviour {
  features: Matrix;
  /** 1 for customers who bought again within the days after the cut-off, else 0. */
  boughtAgain: Uint8Array;
  /** Keys of the customers. */
  keys: BigInt64Array;
}

interface Question {
  /** ISO day; what came later is not known. */
  cutoff: string;
  /** How many days after the cut-off customers had to come back, and before it that count as recent. */
  days: number;
  /** SQL for the keys of the customers in question; all where left out. */
  among?: string;
}

const mostCustomers = 20_000;
const hundredths = 100;
const mostMoney = 9e16;

/** What the customers of the selected lines had done by a day, of a sample where they are many, and whether they bought again. */
export async function readBehaviour(
  lines: SaleLines,
  filter: Filter,
  { cutoff, days, among }: Question,
): Promise<Behaviour> {
  const { sql, parameters } = where({ ...filter, to: null });
  const visit = lines.profile.columns.includes('transaction_key') ? 'transaction_key' : 'day';
  const at = (shift: number) => `DATE ${quote(toIsoDay(toDayNumber(cutoff) + shift))}`;
  const money = (condition: string) =>
    `CAST(round(least(greatest(CAST(coalesce(sum(amount) FILTER (WHERE ${condition}), 0) AS DOUBLE PRECISION) * ${hundredths}, ${-mostMoney}), ${mostMoney})) AS BIGINT)`;
  const recently = `day > ${at(-days)}`;
  const rows: number[][] = [];
  const keys: bigint[] = [];
  const again: number[] = [];
  await lines.stream(
    `WITH line AS (SELECT * FROM sale_line WHERE ${sql} AND customer_key IS NOT NULL AND day IS NOT NULL
                      ${among === undefined ? '' : `AND customer_key IN (${among})`}),
          known AS (
            SELECT customer_key, ${at(0)} - max(day) AS recency, ${at(0)} - min(day) AS tenure,
                   count(DISTINCT ${visit}) AS frequency, count(DISTINCT day) AS days, ${money('TRUE')} AS monetary,
                   count(DISTINCT ${visit}) FILTER (WHERE ${recently}) AS recent,
                   count(DISTINCT ${visit}) FILTER (WHERE day > ${at(-2 * days)} AND NOT ${recently}) AS earlier,
                   ${money(recently)} AS recent_monetary, count(DISTINCT product_key) AS products,
                   -${money('coalesce(quantity, amount) < 0')} AS returned
              FROM line WHERE day <= ${at(0)} GROUP BY customer_key),
          again AS (
            SELECT DISTINCT customer_key FROM line
             WHERE day > ${at(0)} AND day <= ${at(days)} AND coalesce(quantity, amount) > 0)
     SELECT known.customer_key, CAST(recency AS BIGINT), CAST(tenure AS BIGINT), CAST(frequency AS BIGINT), CAST(days AS BIGINT),
            monetary, CAST(recent AS BIGINT), CAST(earlier AS BIGINT), recent_monetary, CAST(products AS BIGINT), returned,
            CAST(CASE WHEN again.customer_key IS NULL THEN 0 ELSE 1 END AS BIGINT)
       FROM known LEFT JOIN again ON again.customer_key = known.customer_key
      ORDER BY known.customer_key LIMIT ${mostCustomers}`,
    parameters,
    ([customers, ...columns]) => {
      customers?.forEach((key, row) => {
        keys.push(key);
        const values = columns.map((column) => Number(column[row]));
        again.push(values.pop() ?? 0);
        rows.push(featuresOf(values));
      });
    },
  );
  return {
    features: { values: Float64Array.from(rows.flat()), rows: rows.length, columns: behaviours.length },
    boughtAgain: Uint8Array.from(again),
    keys: BigInt64Array.from(keys),
  };
}

/** What was read, with money in units, and the days that usually pass between two visits, which one visit does not tell. */
function featuresOf(read: readonly number[]): number[] {
  const [
    recency = 0,
    tenure = 0,
    frequency = 0,
    days = 0,
    monetary = 0,
    recent = 0,
    earlier = 0,
    recentMonetary = 0,
    products = 0,
    returned = 0,
  ] = read;
  const gap = days > 1 ? (tenure - recency) / (days - 1) : Number.NaN;
  return [
    recency,
    tenure,
    frequency,
    days,
    monetary / hundredths,
    recent,
    earlier,
    recentMonetary / hundredths,
    products,
    returned / hundredths,
    gap,
    recency / gap,
  ];
}
