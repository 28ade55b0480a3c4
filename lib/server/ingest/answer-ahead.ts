import 'server-only';
import { everything } from '../../sales/filter';
import { analyse } from '../../summary/analyse';
import { bestFirst } from '../../summary/products';
import { summarise } from '../../summary/summarise';
import type { Caller } from '../http/caller';
import { ask } from '../question';

/**
 * Asks what a dashboard asks first, so that the engine has the answers when it opens. Nobody waits for it: what goes wrong
 * does so again, and is said, when somebody asks.
 */
export function answerAhead(dataset: string, caller: Caller): void {
  const question = { dataset, filter: everything, compare: 'previous' } as const;
  Promise.all([
    ask({ ...question, ...bestFirst, top: 20, include: [] }, caller, summarise),
    ask({ ...question, top: 10, include: ['trends'] }, caller, analyse),
  ]).catch(() => {});
}
