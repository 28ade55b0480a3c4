import 'server-only';
import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { AppError } from '../../errors';
import type { IngestOptions, IngestResult } from '../../ingest/ingest';
import { once } from '../once';
import type { NewBlob } from '../store/blobs';
import { converse } from '../thread/converse';
import { isOutOfMemory } from '../thread/failure';

export interface CleanJob {
  source: string;
  bytes: number;
  part: string;
  rejects: string;
  options: IngestOptions;
  /** Of a workbook, the sheet that the uploader wants. */
  sheet: string | undefined;
  /** How large the text of a packed file may be. */
  limitBytes: number;
}

export interface CleanProgress {
  rows: number;
  /** 0..1 of the whole work. */
  fraction: number;
}

export interface Cleaned {
  result: IngestResult;
  part: NewBlob;
  rejects: NewBlob;
}

/**
 * Sets a cleaning thread to a file, with a port to its assistant if it has one, makes it the assistant at a port, or has
 * it practise until one of these comes.
 */
export interface CleanRequest {
  practise?: true;
  job?: CleanJob;
  assistant?: MessagePort;
  assist?: MessagePort;
}

export type CleanAnswer = { progress: CleanProgress } | { done: Cleaned };

interface Pool {
  idle: Worker[];
  busy: number;
  waiting: (() => void)[];
}

/** Heap of one cleaning thread; one that needs more ends its own work and nothing else. */
const maxOldGenerationSizeMb = 1024;

/** Bytes from which a file is worth a second thread. */
const leastSharedBytes = 16 << 20;

/** Files cleaned at the same time; more uploads wait their turn. */
const maximumFiles = 2;

const pool = once('clean-workers', (): Pool => ({ idle: [], busy: 0, waiting: [] }));

/** Starts the cleaning threads, so that their code is compiled and optimised when the first file comes. */
export function startCleaners(): void {
  while (pool().idle.length < Math.min(maximumFiles, availableParallelism())) {
    const worker = spawn();
    worker.postMessage({ practise: true } satisfies CleanRequest);
    pool().idle.push(worker);
  }
}

/**
 * Cleans an uploaded file in a worker thread, and a large one with a second thread as its assistant when no other file
 * is being cleaned; threads are kept warm for the next file. Aborting ends them at once.
 * @throws AppError as `ingest` does; the signal's reason when aborted
 */
export async function clean(
  job: CleanJob,
  onProgress: (progress: CleanProgress) => void,
  signal: AbortSignal,
): Promise<Cleaned> {
  await takePlace(signal);
  const isShared = job.bytes >= leastSharedBytes && pool().busy === 1 && availableParallelism() > 1;
  const take = () => pool().idle.pop() ?? spawn();
  const workers: [Worker, ...Worker[]] = isShared ? [take(), take()] : [take()];
  try {
    const cleaned = await run(workers, job, onProgress, signal);
    workers.forEach(keepWarm);
    return cleaned;
  } catch (error) {
    if (error instanceof AppError) workers.forEach(keepWarm);
    else await Promise.all(workers.map((worker) => worker.terminate()));
    throw isOutOfMemory(error) ? tooMuchMemory() : error;
  } finally {
    pool().busy--;
    pool().waiting.shift()?.();
  }
}

function spawn(): Worker {
  const worker = new Worker(new URL('./clean.worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb },
  });
  worker.unref();
  worker.once('exit', () => {
    pool().idle = pool().idle.filter((idle) => idle !== worker);
  });
  return worker;
}

function keepWarm(worker: Worker): void {
  if (pool().idle.length < maximumFiles) pool().idle.push(worker);
  else void worker.terminate();
}

async function takePlace(signal: AbortSignal): Promise<void> {
  while (pool().busy >= maximumFiles) {
    await new Promise<void>((resolve) => {
      pool().waiting.push(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    if (signal.aborted) pool().waiting.shift()?.();
    signal.throwIfAborted();
  }
  pool().busy++;
}

function run(
  [worker, assistant]: [Worker, ...Worker[]],
  job: CleanJob,
  onProgress: (progress: CleanProgress) => void,
  signal: AbortSignal,
): Promise<Cleaned> {
  const begin = () => {
    if (assistant === undefined) return worker.postMessage({ job } satisfies CleanRequest);
    const { port1, port2 } = new MessageChannel();
    assistant.postMessage({ assist: port2 } satisfies CleanRequest, [port2]);
    worker.postMessage({ job, assistant: port1 } satisfies CleanRequest, [port1]);
  };
  const take = (answer: CleanAnswer) => {
    if ('done' in answer) return answer.done;
    onProgress(answer.progress);
    return null;
  };
  return converse(worker, begin, take, signal, assistant === undefined ? [] : [assistant]);
}

function tooMuchMemory(): AppError {
  return new AppError(
    'unreadable_file',
    'The file needs more memory than one import may use. Nothing was stored; split it into smaller files.',
  );
}
