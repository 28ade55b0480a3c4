import 'server-only';
import { everything } from '../../sales/filter';
import { analyse } from '../../summary/analyse';
import { bestFirst } from '../../summary/products';
import { summarise } from '../../summary/summarise';
import type { Caller } from '../http/caller';
import { ask } from '../question';
import { runningUploads } from '../upload/progress';

/**
 * Asks what a dashboard asks first, so that the engine has the answers when it opens. Nobody waits for it: what goes wrong
 * does so again, and is said, when somebody asks; and where other files come in, these and those who do ask go first.
 */
export function answerAhead(dataset: string, caller: Caller): void {
  if (runningUploads() > 1) return;
  const question = { dataset, filter: everything, compare: 'previous' } as const;
  Promise.all([
    ask({ ...question, ...bestFirst, top: 20, include: [] }, caller, summarise),
    ask({ ...question, top: 10, include: ['trends'] }, caller, analyse),
  ]).catch(() => {});
}
