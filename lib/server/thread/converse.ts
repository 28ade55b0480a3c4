import type { Worker } from 'node:worker_threads';
import { errorOf, type Failure } from './failure';

/** What a thread answers: something of its own, or that it has failed. */
export type Answered<Own> = Own | { failed: Failure };

/**
 * Sets a worker thread to its work and hears its answers, until `take` makes one of them the result.
 * @param begin posts the work; it may need further threads, whose end then ends the work too
 * @param take null as long as more is to come
 * @throws what the thread has failed with; an Error when it ends before its work; the signal's reason when aborted
 */
export function converse<Own extends object, Result>(
  worker: Worker,
  begin: () => void,
  take: (answer: Own) => Result | null,
  signal: AbortSignal,
  others: readonly Worker[] = [],
): Promise<Result> {
  let stopListening = () => {};
  return new Promise<Result>((resolve, reject) => {
    const onAnswer = (answer: Answered<Own>) => {
      if ('failed' in answer) return reject(errorOf(answer.failed));
      const result = take(answer);
      if (result !== null) resolve(result);
    };
    const onExit = () => reject(new Error('A thread ended before its work.'));
    const onAbort = () => reject(signal.reason);
    stopListening = () => {
      worker.off('message', onAnswer);
      for (const each of [worker, ...others]) each.off('error', reject).off('exit', onExit);
      signal.removeEventListener('abort', onAbort);
    };
    signal.throwIfAborted();
    signal.addEventListener('abort', onAbort);
    worker.on('message', onAnswer);
    for (const each of [worker, ...others]) each.on('error', reject).on('exit', onExit);
    begin();
  }).finally(() => stopListening());
}
