import 'server-only';
import { Worker } from 'node:worker_threads';
import type { Adder, SumQuestion } from '../../engine/sums/sums';
import { tooLong } from '../../engine/too-long';
import { env } from '../env';
import { once } from '../once';
import { converse } from '../thread/converse';
import { WarmThread } from '../thread/warm-thread';

export interface AddingRequest {
  of: keyof Adder;
  question: SumQuestion;
}

export type AddingAnswer<Of extends keyof Adder> = { sums: Awaited<ReturnType<Adder[Of]>> };

const start = () => new WarmThread(() => new Worker(new URL('./adding.worker.ts', import.meta.url)));
const threads = once('adding-threads', () => ({ sales: start(), visits: start() }));

/**
 * Adds lines up in two worker threads, which stay warm: sales in one, transactions in the other, as both take as long. They go before
 * threads that clean, as the engine does: somebody waits.
 */
export function addInThreads(): Adder {
  return { sales: (question) => ask('sales', question), visits: (question) => ask('visits', question) };
}

/** @throws AppError "too_many_requests" when it takes too long */
async function ask<Of extends keyof Adder>(of: Of, question: SumQuestion): Promise<AddingAnswer<Of>['sums']> {
  const seconds = env().ANALYSIS_SECONDS;
  const limits = {
    signal: new AbortController().signal,
    mostMilliseconds: seconds * 1000,
    tooMuch: () => tooLong(seconds),
  };
  const { sums } = await threads()[of].run(
    (worker, signal) =>
      converse(
        worker,
        () => worker.postMessage({ of, question } satisfies AddingRequest),
        (answer: AddingAnswer<Of>) => answer,
        signal,
      ),
    limits,
  );
  return sums;
}
