import type { SaleLines } from '../../engine/engine';
import type { Condition } from '../../engine/where';
import type { Filter } from '../../sales/filter';
import { soldByKey } from '../sold';
import type { ComparedDays } from './compared-days';

export interface Before extends Condition {
  /** What is compared: revenue or, in a file without prices, units. */
  measure: 'revenue' | 'units';
}

/**
 * A SELECT of what each key sold on the days that are compared with, as `key` and `before`; no rows where there are none.
 * @param key as for `soldByKey`
 * @param bound parameters that the question around it has already
 */
export async function soldBefore(
  lines: SaleLines,
  filter: Filter,
  days: ComparedDays | null,
  key: string,
  isOfStores: boolean,
  bound: readonly string[],
): Promise<Before> {
  const measure = lines.profile.columns.includes('amount') ? 'revenue' : 'units';
  if (days === null) {
    const column = measure === 'revenue' ? 'amount' : 'quantity';
    const nothing = `SELECT ${key} AS key, sum(${column}) AS before FROM sale_line WHERE FALSE GROUP BY ${key}`;
    return { measure, sql: nothing, parameters: [...bound] };
  }
  const { sql, parameters } = await soldByKey(lines, { ...filter, ...days.period }, key, isOfStores, bound);
  return { measure, sql: `SELECT key, ${measure} AS before FROM (${sql}) AS sold_before`, parameters };
}
