import 'server-only';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode, type ErrorExtra, type FieldError } from '../../errors';
import type { IngestOptions, IngestResult } from '../../ingest/ingest';
import { once } from '../once';
import type { NewBlob } from '../store/blobs';

export interface CleanJob {
  source: string;
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

export type CleanAnswer =
  | { progress: CleanProgress }
  | { done: Cleaned }
  | {
      failed: { code: ErrorCode; detail: string; reason?: string | undefined; fields: FieldError[]; extra: ErrorExtra };
      systemCode?: string | undefined;
    };

interface Pool {
  idle: Worker[];
  busy: number;
  waiting: (() => void)[];
}

/** Heap of one cleaning thread; one that needs more ends its own work and nothing else. */
const maxOldGenerationSizeMb = 1024;

/** Files cleaned at the same time; more uploads wait their turn. */
const maximumWorkers = 2;

const pool = once('clean-workers', (): Pool => ({ idle: [], busy: 0, waiting: [] }));

/**
 * Cleans an uploaded file in a worker thread that is kept warm for the next one. Aborting ends the thread at once.
 * @throws AppError as `ingest` does; the signal's reason when aborted
 */
export async function clean(
  job: CleanJob,
  onProgress: (progress: CleanProgress) => void,
  signal: AbortSignal,
): Promise<Cleaned> {
  await takePlace(signal);
  const worker = pool().idle.pop() ?? spawn();
  try {
    const cleaned = await run(worker, job, onProgress, signal);
    keepWarm(worker);
    return cleaned;
  } catch (error) {
    if (error instanceof AppError) keepWarm(worker);
    else await worker.terminate();
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
  if (pool().idle.length === 0) pool().idle.push(worker);
  else void worker.terminate();
}

async function takePlace(signal: AbortSignal): Promise<void> {
  while (pool().busy >= maximumWorkers) {
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
  worker: Worker,
  job: CleanJob,
  onProgress: (progress: CleanProgress) => void,
  signal: AbortSignal,
): Promise<Cleaned> {
  let stopListening = () => {};
  return new Promise<Cleaned>((resolve, reject) => {
    const onAnswer = (answer: CleanAnswer) => {
      if ('progress' in answer) onProgress(answer.progress);
      else if ('done' in answer) resolve(answer.done);
      else reject(toError(answer));
    };
    const onExit = () => reject(new Error('The cleaning thread ended before its work.'));
    const onAbort = () => reject(signal.reason);
    stopListening = () => {
      worker.off('message', onAnswer).off('error', reject).off('exit', onExit);
      signal.removeEventListener('abort', onAbort);
    };
    signal.throwIfAborted();
    signal.addEventListener('abort', onAbort);
    worker.on('message', onAnswer).on('error', reject).on('exit', onExit).postMessage(job);
  }).finally(() => stopListening());
}

function toError({ failed, systemCode }: Extract<CleanAnswer, { failed: unknown }>): Error {
  if (failed.code === 'internal') return Object.assign(new Error(failed.detail), { code: systemCode });
  return new AppError(failed.code, failed.detail, {
    fields: failed.fields,
    extra: failed.extra,
    ...(failed.reason ? { reason: failed.reason } : {}),
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooMuchMemory(): AppError {
  return new AppError(
    'unreadable_file',
    'The file needs more memory than one import may use. Nothing was stored; split it into smaller files.',
  );
}
