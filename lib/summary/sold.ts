import type { SaleLines } from '../engine/engine';
import { type Condition, where } from '../engine/where';
import type { Filter } from '../sales/filter';

const lineSums = 'sum(amount) AS revenue, sum(quantity) AS units, count(*) AS lines';

export interface SoldByProduct extends Condition {
  /** SELECT of the transactions of each product, as `product_key` and `transactions`; null where lines have to be asked. */
  visited: string | null;
}

/** A SELECT of what each product sold in each category: `product_key`, `product`, `category`, `revenue`, `units` and `lines`. */
export async function soldByProduct(lines: SaleLines, filter: Filter): Promise<SoldByProduct> {
  const [table, sums] = await Promise.all([lines.sold(filter), lines.sums(filter)]);
  const { sql, parameters } = where(filter);
  if (table === null)
    return {
      sql: `SELECT product_key, any_value(product) AS product, category, ${lineSums} FROM sale_line WHERE ${sql} GROUP BY product_key, category`,
      parameters,
      visited: null,
    };
  const isCounted = sums?.isInOrder === true;
  return {
    sql: `SELECT * FROM ${table}`,
    parameters: isCounted ? [] : parameters,
    visited: isCounted ? `SELECT DISTINCT product_key, transactions FROM ${table}` : null,
  };
}

/**
 * A SELECT of what was sold by a key that comes of lines or, but for stores, of products and categories: `key`, `revenue`, `units` and
 * `lines`.
 * @param bound parameters that the question around it has already
 */
export async function soldByKey(
  lines: SaleLines,
  filter: Filter,
  key: string,
  isOfStores: boolean,
  bound: readonly string[] = [],
): Promise<Condition> {
  const table = isOfStores ? null : await lines.sold(filter);
  if (table !== null) {
    const sums = 'sum(revenue) AS revenue, sum(units) AS units, sum(lines) AS lines';
    return { sql: `SELECT ${key} AS key, ${sums} FROM ${table} GROUP BY ${key}`, parameters: [...bound] };
  }
  const { sql, parameters } = where(filter, bound);
  return { sql: `SELECT ${key} AS key, ${lineSums} FROM sale_line WHERE ${sql} GROUP BY ${key}`, parameters };
}
