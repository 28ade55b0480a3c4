import { number, text } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import { where } from '../../engine/where';
import { periodOf } from '../../sales/calendar';
import { dayRange } from '../../sales/capabilities';
import type { Filter } from '../../sales/filter';
import { type Lacking, lacking } from '../lacking';

interface Bought {
  customers: number;
  transactions: number | null;
  revenue: number | null;
}

export interface Customers {
  /** First bought anything at all on the selected days, or before them. */
  new: Bought;
  returning: Bought;
  /** What was sold without a customer's name. */
  unnamed: Omit<Bought, 'customers'>;
}

const row = { kind: text, customers: number, transactions: number, revenue: number.nullable() };

/** On which day each customer was first there, which no filter changes. */
const firstDays = `SELECT customer_key, min(day) AS first_day
   FROM sale_line WHERE customer_key IS NOT NULL AND day IS NOT NULL GROUP BY customer_key`;

/**
 * Who bought on the selected days for the first time, and who had bought before, whatever the product and the store. On
 * the first days of the data that is not known.
 */
export async function readCustomers(lines: SaleLines, filter: Filter): Promise<Customers | Lacking> {
  const { columns } = lines.profile;
  const data = dayRange(lines.profile);
  if (!columns.includes('customer_key')) return lacking('customerId');
  if (data === null) return lacking('date');
  const from = periodOf(filter, data)?.from ?? data.from;
  if (from === data.from) {
    const reason = `The sales begin on ${from}, so who had bought before is not known.`;
    return { available: false, reason, needs: null };
  }
  const { sql, parameters } = where(filter);
  const known = (await lines.table(firstDays, [])) ?? `(${firstDays})`;
  const found = await lines.query(
    `WITH bought AS (
            SELECT CASE WHEN line.customer_key IS NULL THEN 'unnamed'
                        WHEN first_day < CAST($${parameters.length + 1} AS DATE) THEN 'returning' ELSE 'new' END AS kind,
                   line.customer_key, transaction_key, amount
              FROM (SELECT * FROM sale_line WHERE ${sql}) AS line
                   LEFT JOIN ${known} AS known ON known.customer_key = line.customer_key)
     SELECT kind, count(DISTINCT customer_key) AS customers, count(DISTINCT transaction_key) AS transactions,
            sum(amount) AS revenue
       FROM bought GROUP BY kind`,
    [...parameters, from],
    row,
  );
  const bought = (wanted: string): Bought => {
    const one = found.find(({ kind }) => kind === wanted);
    return {
      customers: one?.customers ?? 0,
      transactions: columns.includes('transaction_key') ? (one?.transactions ?? 0) : null,
      revenue: columns.includes('amount') ? (one?.revenue ?? 0) : null,
    };
  };
  const { transactions, revenue } = bought('unnamed');
  return { new: bought('new'), returning: bought('returning'), unnamed: { transactions, revenue } };
}
