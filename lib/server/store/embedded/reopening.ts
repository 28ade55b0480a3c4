import 'server-only';
import type { PGlite } from '@electric-sql/pglite';
import { exclusive } from '../../exclusive';

/** What a statement itself is to blame for: its values, constraints, conflicts and names. */
const ordinary = /^(22|23|40|42)/;
/** Opening takes seconds, and fails for as long as there is no room. */
const pauseMilliseconds = 5_000;

/**
 * The embedded database, opened again when it cannot go on: with no room for its log Postgres ends and is started again, and
 * here there is nobody else who would do that. What was committed is in the log.
 * @param open opens the same folder
 */
export function reopening(first: PGlite, open: () => Promise<PGlite>): PGlite {
  let current = first;
  let isSuspect = false;
  let triedAt = Number.NEGATIVE_INFINITY;
  const inTurn = exclusive();

  const mend = async () => {
    if (!isSuspect) return;
    const answers = await current.query('SELECT 1').then(
      () => true,
      () => false,
    );
    if (!answers) {
      if (performance.now() - triedAt < pauseMilliseconds) throw new Error('The database is to be opened again later.');
      triedAt = performance.now();
      current = await open();
    }
    isSuspect = false;
  };

  const ask =
    (name: string | symbol) =>
    async (...given: unknown[]) => {
      if (isSuspect) await inTurn(mend);
      const asked = current;
      try {
        return await Reflect.apply(Reflect.get(asked, name), asked, given);
      } catch (error) {
        if (asked === current && !isOrdinary(error)) isSuspect = true;
        throw error;
      }
    };
  const asked = new Map<string | symbol, unknown>(['query', 'exec', 'transaction'].map((name) => [name, ask(name)]));
  return new Proxy(first, {
    get: (_, name) => {
      const own = asked.get(name) ?? Reflect.get(current, name);
      return typeof own === 'function' && !asked.has(name) ? own.bind(current) : own;
    },
  });
}

function isOrdinary(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ordinary.test(String(error.code));
}
