import 'server-only';
import { MessageChannel, type Worker } from 'node:worker_threads';
import { AppError } from '../../../errors';
import { converse } from '../../thread/converse';
import { isOutOfMemory } from '../../thread/failure';
import { giveBack, takeCleaners } from './cleaners';
import { flushing } from './flush';
import type { HeadStart } from './head-start';
import type { CleanAnswer, Cleaned, CleanJob, CleanProgress, CleanRequest } from './requests';

/**
 * Cleans an uploaded file in a worker thread, and a large one with a second thread as its assistant when no other file
 * is being cleaned; threads are kept warm for the next file. Aborting ends them at once.
 * @param headStart what was begun while the file arrived
 * @throws AppError as `ingest` does; the signal's reason when aborted
 */
export async function clean(
  job: CleanJob & { bytes: number },
  onProgress: (progress: CleanProgress) => void,
  signal: AbortSignal,
  headStart: HeadStart | null,
): Promise<Cleaned> {
  const workers = (await headStart?.finish(onProgress, signal)) ?? (await takeCleaners(job.bytes, signal));
  try {
    const cleaned = await run(workers, job, onProgress, signal);
    await giveBack(workers);
    return cleaned;
  } catch (error) {
    await giveBack(workers, error);
    throw isOutOfMemory(error) ? tooMuchMemory() : error;
  }
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
  const flush = flushing(job.part);
  const take = (answer: CleanAnswer) => {
    if ('done' in answer) return answer.done;
    if ('progress' in answer) onProgress(answer.progress);
    flush();
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
