import 'server-only';
import type { PGlite } from '@electric-sql/pglite';
import { exclusive } from '../../exclusive';

/** What a statement itself is to blame for: its values, constraints, conflicts and names. */
const ordinary = /^(22|23|40|42)/;
/** What Postgres says of an error that it does not survive. */
const fatal = /^(FATAL|PANIC)$/;
/** Opening takes seconds, and fails for as long as there is no room. */
const pauseMilliseconds = 5_000;

/**
 * The embedded database, opened again when it cannot go on: with no room for its log Postgres ends and is started again, and
 * here there is nobody else who would do that. What was committed is in the log.
 * @param open opens the same folder
 */
export function reopening(first: PGlite, open: () => Promise<PGlite>): PGlite {
  let current = first;
  let state: 'fine' | 'suspect' | 'broken' = 'fine';
  let failedAt = Number.NEGATIVE_INFINITY;
  const inTurn = exclusive();

  /** A broken one is never asked again: it may not come back from that. */
  const mend = async () => {
    if (state === 'suspect')
      state = await current.query('SELECT 1').then(
        () => 'fine',
        () => 'broken',
      );
    if (state === 'fine') return;
    if (performance.now() - failedAt < pauseMilliseconds) throw new Error('The database is to be opened again later.');
    try {
      current = await open();
      state = 'fine';
    } catch (error) {
      failedAt = performance.now();
      throw error;
    }
  };

  // In turn here and not in PGlite, where those that wait would be asked of a broken one.
  const ask =
    (name: string | symbol) =>
    (...given: unknown[]) =>
      inTurn(async () => {
        if (state !== 'fine') await mend();
        try {
          return await Reflect.apply(Reflect.get(current, name), current, given);
        } catch (error) {
          state = after(error);
          throw error;
        }
      });
  const asked = new Map<string | symbol, unknown>(['query', 'exec', 'transaction'].map((name) => [name, ask(name)]));
  return new Proxy(first, {
    get: (_, name) => {
      const own = asked.get(name) ?? Reflect.get(current, name);
      return typeof own === 'function' && !asked.has(name) ? own.bind(current) : own;
    },
  });
}

function after(error: unknown): 'fine' | 'suspect' | 'broken' {
  if (!(error instanceof Error)) return 'suspect';
  if ('severity' in error && fatal.test(String(error.severity))) return 'broken';
  return 'code' in error && ordinary.test(String(error.code)) ? 'fine' : 'suspect';
}
