import { type Filter, noName } from '../sales/filter';

export interface Condition {
  /** For `WHERE`; parameters are numbered from $1. */
  sql: string;
  parameters: string[];
}

/**
 * The sale lines that a filter selects. Names are compared exactly; `(none)` stands for lines without a name.
 * @param bound parameters that a question has already; those of the filter come after them
 */
export function where(filter: Filter, bound: readonly string[] = []): Condition {
  const parameters = [...bound];
  const bind = (value: string) => `$${parameters.push(value)}`;
  const conditions: string[] = [];
  if (filter.from !== null) conditions.push(`day >= CAST(${bind(filter.from)} AS DATE)`);
  if (filter.to !== null) conditions.push(`day <= CAST(${bind(filter.to)} AS DATE)`);
  for (const column of ['product', 'category', 'store'] as const) {
    const names = filter[column];
    if (names.length === 0) continue;
    const isOneOf = `${column} IN (${names.map(bind).join(', ')})`;
    conditions.push(names.includes(noName) ? `(${isOneOf} OR ${column} IS NULL)` : isOneOf);
  }
  return { sql: conditions.join(' AND ') || 'TRUE', parameters };
}
