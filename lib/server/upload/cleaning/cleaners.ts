import 'server-only';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../errors';
import { env } from '../../env';
import { once } from '../../once';
import { setAside } from '../../thread/set-aside';
import type { CleanRequest } from './requests';

/** Threads that read one file: the second, where there is one, as the assistant of the first. */
export type Cleaners = [Worker, ...Worker[]];

interface Pool {
  idle: Worker[];
  busy: number;
  waiting: (() => void)[];
  /** Gives up what was begun with a file that is still arriving. */
  giveUpHeadStart: (() => void) | null;
}

/** Heap of one cleaning thread; one that needs more ends its own work and nothing else. */
const maxOldGenerationSizeMb = 1024;

/** Bytes from which a file is worth a second thread. */
const leastSharedBytes = 16 << 20;

/** Files cleaned at the same time; more uploads wait their turn. */
const maximumFiles = 2;

const pool = once('clean-workers', (): Pool => ({ idle: [], busy: 0, waiting: [], giveUpHeadStart: null }));

/** Starts the cleaning threads, so that their code is compiled and optimised when the first file comes. */
export function startCleaners(): void {
  while (pool().idle.length < Math.min(maximumFiles, availableParallelism())) {
    const worker = spawn();
    if (env().PRACTICE) worker.postMessage('practise' satisfies CleanRequest);
    pool().idle.push(worker);
  }
}

/**
 * The threads for a file of so many bytes, when it is its turn: two for a large one when no other file is being cleaned.
 * @throws the signal's reason when aborted
 */
export async function takeCleaners(bytes: number, signal: AbortSignal): Promise<Cleaners> {
  await takePlace(signal);
  const isShared = bytes >= leastSharedBytes && pool().busy === 1 && availableParallelism() > 1;
  return isShared ? [takeWorker(), takeWorker()] : [takeWorker()];
}

/**
 * Two threads for a large file that is still arriving, null when there are none to spare.
 * @param giveUp called when another file needs their place
 */
export function takeSpareCleaners(bytes: number, giveUp: () => void): [Worker, Worker] | null {
  if (bytes < leastSharedBytes || pool().busy > 0 || availableParallelism() < 2) return null;
  pool().busy++;
  pool().giveUpHeadStart = giveUp;
  return [takeWorker(), takeWorker()];
}

/** From now on the threads are kept whoever waits. */
export function keepCleaners(): void {
  pool().giveUpHeadStart = null;
}

/**
 * Gives the threads back, warm for the next file unless what they did has failed in an unexpected way. Each will do again what it
 * has done, for which its code is optimised.
 */
export async function giveBack(workers: Cleaners, error: unknown = null): Promise<void> {
  try {
    if (error === null || error instanceof AppError) workers.toReversed().forEach(keepWarm);
    else await Promise.all(workers.map((worker) => worker.terminate()));
  } finally {
    pool().busy--;
    pool().waiting.shift()?.();
  }
}

function takeWorker(): Worker {
  return pool().idle.pop() ?? spawn();
}

function spawn(): Worker {
  const worker = new Worker(new URL('./clean.worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb },
  });
  return setAside(worker, () => {
    pool().idle = pool().idle.filter((idle) => idle !== worker);
  });
}

function keepWarm(worker: Worker): void {
  if (pool().idle.length < maximumFiles) pool().idle.push(worker);
  else void worker.terminate();
}

async function takePlace(signal: AbortSignal): Promise<void> {
  while (pool().busy >= maximumFiles) {
    pool().giveUpHeadStart?.();
    await new Promise<void>((resolve) => {
      pool().waiting.push(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    if (signal.aborted) pool().waiting.shift()?.();
    signal.throwIfAborted();
  }
  pool().busy++;
}
