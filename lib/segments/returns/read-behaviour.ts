import { bigIntegers, doubles } from '../../engine/columns';
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

const columns = {
  customer_key: bigIntegers,
  recency: doubles,
  tenure: doubles,
  frequency: doubles,
  days: doubles,
  monetary: doubles,
  recent: doubles,
  earlier: doubles,
  recent_monetary: doubles,
  products: doubles,
  returned: doubles,
  again: doubles,
};

/** What the customers of the selected lines had done by a day, of a sample where they are many, and whether they bought again. */
export async function readBehaviour(
  lines: SaleLines,
  filter: Filter,
  { cutoff, days, among }: Question,
): Promise<Behaviour> {
  const { sql, parameters } = where({ ...filter, to: null });
  const visit = lines.profile.columns.includes('transaction_key') ? 'transaction_key' : 'day';
  const at = (shift: number) => `DATE ${quote(toIsoDay(toDayNumber(cutoff) + shift))}`;
  const recently = `day > ${at(-days)}`;
  const numbers = Object.keys(columns).filter((name) => name !== 'customer_key');
  const [keys, again, values]: [bigint[], number[], number[]] = [[], [], []];
  // Customers are chosen before anything is counted, which costs by far the most.
  await lines.stream(
    `WITH line AS (SELECT * FROM sale_line WHERE ${sql} AND customer_key IS NOT NULL AND day IS NOT NULL
                      ${among === undefined ? '' : `AND customer_key IN (${among})`}),
          chosen AS (
            SELECT DISTINCT customer_key FROM line WHERE day <= ${at(0)} ORDER BY customer_key LIMIT ${mostCustomers}),
          theirs AS (SELECT * FROM line WHERE customer_key IN (SELECT customer_key FROM chosen)),
          known AS (
            SELECT customer_key, ${at(0)} - max(day) AS recency, ${at(0)} - min(day) AS tenure,
                   count(DISTINCT ${visit}) AS frequency, count(DISTINCT day) AS days, coalesce(sum(amount), 0) AS monetary,
                   count(DISTINCT ${visit}) FILTER (WHERE ${recently}) AS recent,
                   count(DISTINCT ${visit}) FILTER (WHERE day > ${at(-2 * days)} AND NOT ${recently}) AS earlier,
                   coalesce(sum(amount) FILTER (WHERE ${recently}), 0) AS recent_monetary,
                   count(DISTINCT product_key) AS products,
                   -coalesce(sum(amount) FILTER (WHERE coalesce(quantity, amount) < 0), 0) AS returned
              FROM theirs WHERE day <= ${at(0)} GROUP BY customer_key),
          back AS (
            SELECT DISTINCT customer_key, 1 AS again FROM theirs
             WHERE day > ${at(0)} AND day <= ${at(days)} AND coalesce(quantity, amount) > 0)
     SELECT known.customer_key, ${numbers.map((name) => `CAST(coalesce(${name}, 0) AS DOUBLE PRECISION) AS ${name}`).join(', ')}
       FROM known LEFT JOIN back ON back.customer_key = known.customer_key
      ORDER BY known.customer_key`,
    parameters,
    columns,
    (read) => {
      keys.push(...read.customer_key);
      again.push(...read.again);
      for (let row = 0; row < read.customer_key.length; row++) {
        const [recency, tenure, visitDays] = [read.recency[row]!, read.tenure[row]!, read.days[row]!];
        // One visit does not tell how many days usually pass between two.
        const gap = visitDays > 1 ? (tenure - recency) / (visitDays - 1) : Number.NaN;
        values.push(recency, tenure, read.frequency[row]!, visitDays, read.monetary[row]!, read.recent[row]!);
        values.push(read.earlier[row]!, read.recent_monetary[row]!, read.products[row]!, read.returned[row]!);
        values.push(gap, recency / gap);
      }
    },
  );
  return {
    features: { values: Float64Array.from(values), rows: keys.length, columns: behaviours.length },
    boughtAgain: Uint8Array.from(again),
    keys: BigInt64Array.from(keys),
  };
}
