import 'server-only';
import { KeptAnswers } from '../../kept-answers';
import { once } from '../once';
import { ownWrites } from './database';

/**
 * Keeps what is made of rows until one of their tables is written to. On Postgres, where others write, all is asked each time.
 * @param tables all that are read
 * @param limits `ttl` in milliseconds, for what depends on time, too
 * @returns asks unless the answer to a key is kept; `about` is a value that all rows have which are read, of each of the tables,
 *   so that rows which are added without it change nothing
 */
export function untilWritten<Answer>(
  name: string,
  tables: readonly string[],
  limits: { max: number; ttl?: number },
): (key: string, ask: () => Promise<Answer>, about?: string) => Promise<Answer> {
  const answers = once(name, () => new KeptAnswers<Answer>(limits));
  return (key, ask, about) => {
    const stamp = ownWrites()?.stampOf(tables, about);
    return stamp === undefined ? ask() : answers().find(key, ask, stamp);
  };
}
