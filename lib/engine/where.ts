import { type Filter, noName } from '../sales/filter';

export interface Condition {
  /** For `WHERE`; parameters are numbered from $1. */
  sql: string;
  parameters: string[];
}

/**
 * The sale lines that a filter selects. Names are compared exactly; `(none)` stands for lines without a name. Lines
 * without a time of day are in no hour.
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
  if (filter.weekday.length > 0) conditions.push(`extract(isodow FROM day) IN (${filter.weekday.join(', ')})`);
  if (filter.hour.length > 0) {
    const hours = filter.hour.map((hour) => `second BETWEEN ${hour * 3600} AND ${hour * 3600 + 3599}`);
    conditions.push(`(${hours.join(' OR ')})`);
  }
  if (filter.search !== '') conditions.push(holds('product', bind(filter.search)));
  return { sql: conditions.join(' AND ') || 'TRUE', parameters };
}

/**
 * A condition that a column holds a text, whatever its case and accents. Nothing in it is a wildcard.
 */
export function holds(column: string, text: string): string {
  return `position(strip_accents(lower(${text})) IN strip_accents(lower(${column}))) > 0`;
}
