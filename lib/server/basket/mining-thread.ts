import 'server-only';
import { Worker } from 'node:worker_threads';
import type { BasketAnswer } from '../../basket/answer';
import type { CodedLines } from '../../basket/coded-groups';
import type { LineBlock } from '../../basket/itemsets/collector';
import type { BasketQuestion } from '../../basket/question';

import { AppError } from '../../errors';
import { once } from '../once';
import { converse } from '../thread/converse';
import { WarmThread } from '../thread/warm-thread';

export type MiningRequest =
  | { mostLines: number }
  | { block: LineBlock }
  | { read: CodedLines }
  | { keep: string; charges: string[] }
  | { market: string; question: BasketQuestion };

export type MiningAnswer = { answer: BasketAnswer } | { missing: true };

/** Where lines come from that the thread does not have. */
export interface LineSource {
  /** How many these are at most. */
  mostLines: number;
  /** Where the thread finds them in files; null where they have to be handed on. */
  find(): Promise<CodedLines | null>;
  read(take: (block: LineBlock) => void): Promise<void>;
}

/** Heap of the thread; one that needs more ends its own work and nothing else. */
const maxOldGenerationSizeMb = 512;
/** The miner stops itself well before. */
const mostMilliseconds = 9000;

const thread = once(
  'mining-thread',
  () =>
    new WarmThread(
      () => new Worker(new URL('./basket.worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb } }),
    ),
);

/** Threads that were given baskets. */
const fed = once('fed-threads', () => new WeakSet<Worker>());

/**
 * Answers a question about baskets in a worker thread, which stays warm and keeps the last baskets and what it found in
 * them. One question is answered after another.
 * @param market names the baskets
 * @param from what gives the lines of the baskets, asked only where the thread does not have them
 * @throws AppError "not_enough_data" when it takes too long or too much memory; the signal's reason when aborted
 */
export function mineInThread(
  market: string,
  question: BasketQuestion,
  from: LineSource,
  signal: AbortSignal,
): Promise<BasketAnswer> {
  return thread().run(
    async (worker, deadline) => {
      const post = (request: MiningRequest, moved: ArrayBuffer[] = []) => worker.postMessage(request, moved);
      const ask = () =>
        converse(
          worker,
          () => post({ market, question }),
          (answer: MiningAnswer) => answer,
          deadline,
        );
      // A thread without any baskets is not waited for: it starts while they are read.
      const known = fed().has(worker) ? await ask() : null;
      if (known !== null && 'answer' in known) return known.answer;
      fed().add(worker);
      const found = await from.find();
      if (found !== null) post({ read: found });
      else {
        post({ mostLines: from.mostLines });
        await from.read((block) => {
          deadline.throwIfAborted();
          post({ block }, buffersOf(block));
        });
      }
      post({ keep: market, charges: question.charges });
      const mined = await ask();
      if ('answer' in mined) return mined.answer;
      throw new Error('The mining thread lost its baskets.');
    },
    { signal, mostMilliseconds, tooMuch },
  );
}

function tooMuch(): AppError {
  return new AppError(
    'not_enough_data',
    'These baskets are too many to be searched at once. Choose fewer days or products, or a higher "minSupport".',
  );
}

function buffersOf(block: LineBlock): ArrayBuffer[] {
  return Object.values(block).flatMap((column) => column?.buffer ?? []);
}
