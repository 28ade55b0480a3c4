import 'server-only';
import { env } from '../env';
import { logLine } from '../http/log';
import { metrics } from './metrics';

const longestStatement = 2000;

/** Counts a query that has ended and logs one that was slow: its statement, without the values in it. */
export function watchQuery(store: 'engine' | 'postgres' | 'database', statement: string, milliseconds: number): void {
  metrics().querySeconds.observe({ store }, milliseconds / 1000);
  const limit = env().SLOW_QUERY_MS;
  if (limit === 0 || milliseconds < limit) return;
  logLine('warn', {
    message: 'slow query',
    store,
    milliseconds: Math.round(milliseconds),
    statement: withoutValues(statement),
  });
}

/** A statement on one line, with `?` for each text in it. */
export function withoutValues(statement: string): string {
  return statement
    .replace(/'(?:[^']|'')*'/g, '?')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestStatement);
}
