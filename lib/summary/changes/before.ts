import { type Condition, where } from '../../engine/where';
import type { Filter } from '../../sales/filter';
import type { PartProfile } from '../../sales/sale-line';
import type { ComparedDays } from './compared-days';

export interface Before extends Condition {
  /** What is compared: revenue or, in a file without prices, units. */
  measure: 'revenue' | 'units';
}

/**
 * A SELECT of what each key sold on the days that are compared with, as `key` and `before`; no rows where there are none.
 * @param bound parameters that the question around it has already
 */
export function soldBefore(
  { columns }: PartProfile,
  filter: Filter,
  days: ComparedDays | null,
  key: string,
  bound: readonly string[],
): Before {
  const measure = columns.includes('amount') ? 'revenue' : 'units';
  const column = measure === 'revenue' ? 'amount' : 'quantity';
  const { sql, parameters } =
    days === null ? { sql: 'FALSE', parameters: bound } : where({ ...filter, ...days.period }, bound);
  return {
    measure,
    sql: `SELECT ${key} AS key, sum(${column}) AS before FROM sale_line WHERE ${sql} GROUP BY ${key}`,
    parameters: [...parameters],
  };
}
