import 'server-only';
import { LRUCache } from 'lru-cache';
import { once } from '../once';
import { ownWrites } from './database';

interface Kept<Answer> {
  stamp: number;
  answer: Promise<Answer>;
}

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
  const answers = once(name, () => new LRUCache<string, Kept<Answer>>(limits));
  return (key, ask, about) => {
    const stamp = ownWrites()?.stampOf(tables, about);
    if (stamp === undefined) return ask();
    const known = answers().get(key);
    if (known?.stamp === stamp) return known.answer;
    const asked = { stamp, answer: ask() };
    answers().set(key, asked);
    asked.answer.catch(() => answers().peek(key) === asked && answers().delete(key));
    return asked.answer;
  };
}
