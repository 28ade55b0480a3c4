import 'server-only';
import { Worker } from 'node:worker_threads';
import type { BasketAnswer, BasketQuestion } from '../../basket/answer';
import { AppError } from '../../errors';
import { exclusive } from '../exclusive';
import { once } from '../once';
import { errorOf, type Failure, isOutOfMemory } from '../thread-failure';

export type MiningRequest =
  | { block: BigInt64Array<ArrayBuffer> }
  | { keep: string }
  | { market: string; question: BasketQuestion };

export type MiningAnswer = { answer: BasketAnswer } | { missing: true } | { failed: Failure };

/** Heap of the thread; one that needs more ends its own work and nothing else. */
const maxOldGenerationSizeMb = 512;
/** The miner stops itself well before. */
const mostMilliseconds = 9000;

const thread = once('mining-thread', () => ({ worker: null as Worker | null, inTurn: exclusive() }));

/**
 * Answers a question about baskets in a worker thread, which stays warm and keeps the last baskets and what it found in
 * them. One question is answered after another.
 * @param market names the baskets
 * @param load hands on the lines of the baskets, where the thread does not have them
 * @throws AppError "not_enough_data" when it takes too long or too much memory; the signal's reason when aborted
 */
export function mineInThread(
  market: string,
  question: BasketQuestion,
  load: (take: (block: BigInt64Array<ArrayBuffer>) => void) => Promise<void>,
  signal: AbortSignal,
): Promise<BasketAnswer> {
  return thread().inTurn(async () => {
    signal.throwIfAborted();
    const worker = thread().worker ?? spawn();
    thread().worker = worker;
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(mostMilliseconds)]);
    try {
      const known = await replyTo(worker, { market, question }, deadline);
      if (!('missing' in known)) return answerIn(known);
      await load((block) => {
        deadline.throwIfAborted();
        worker.postMessage({ block } satisfies MiningRequest, [block.buffer]);
      });
      worker.postMessage({ keep: market } satisfies MiningRequest);
      return answerIn(await replyTo(worker, { market, question }, deadline));
    } catch (error) {
      thread().worker = null;
      await worker.terminate();
      signal.throwIfAborted();
      throw deadline.aborted || isOutOfMemory(error) ? tooMuch() : error;
    }
  });
}

function answerIn(reply: MiningAnswer): BasketAnswer {
  if ('answer' in reply) return reply.answer;
  throw 'failed' in reply ? errorOf(reply.failed) : new Error('The mining thread lost its baskets.');
}

function spawn(): Worker {
  const worker = new Worker(new URL('./basket.worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb },
  });
  worker.unref();
  worker.once('exit', () => {
    if (thread().worker === worker) thread().worker = null;
  });
  return worker;
}

function replyTo(worker: Worker, request: MiningRequest, signal: AbortSignal): Promise<MiningAnswer> {
  let stopListening = () => {};
  return new Promise<MiningAnswer>((resolve, reject) => {
    const onExit = () => reject(new Error('The mining thread ended before its work.'));
    const onAbort = () => reject(signal.reason);
    stopListening = () => {
      worker.off('message', resolve).off('error', reject).off('exit', onExit);
      signal.removeEventListener('abort', onAbort);
    };
    signal.throwIfAborted();
    signal.addEventListener('abort', onAbort);
    worker.on('message', resolve).on('error', reject).on('exit', onExit);
    worker.postMessage(request);
  }).finally(() => stopListening());
}

function tooMuch(): AppError {
  return new AppError(
    'not_enough_data',
    'These baskets are too many to be searched at once. Choose fewer days or products, or a higher "minSupport".',
  );
}
