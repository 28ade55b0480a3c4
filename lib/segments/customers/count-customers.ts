import { number } from '../../engine/columns';
import type { SaleLines } from '../../engine/engine';
import { where } from '../../engine/where';
import type { Filter } from '../../sales/filter';

/** How many lines are selected, what they bring, and how many customers they name. */
export async function countCustomers(lines: SaleLines, filter: Filter) {
  const { sql, parameters } = where(filter);
  const [counted] = await lines.query(
    `SELECT count(*) AS rows, coalesce(sum(amount), 0) AS revenue, count(DISTINCT customer_key) AS customers
       FROM sale_line WHERE ${sql}`,
    parameters,
    { rows: number, revenue: number, customers: number },
  );
  if (counted === undefined) throw new Error('An aggregate without groups has one row.');
  return counted;
}
