import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads';
import { AppError } from '../../errors';
import { converse } from '../thread/converse';
import { errorOf, type Failure } from '../thread/failure';
import { WarmThread } from '../thread/warm-thread';

export type LearningRequest = { name: string; input: never; assistant?: MessagePort } | { assist: MessagePort };

/** `refused` is what a job says instead of an output; the thread is fine. */
export type LearningAnswer = { fraction: number } | { output: unknown } | { refused: Failure };

export interface LearningLimits {
  signal: AbortSignal;
  /** Told how far the work is, 0..1. */
  onProgress?: (fraction: number) => void;
  mostMilliseconds?: number;
}

const usualMilliseconds = 60_000;

/** Warm threads that learn: one job at a time each, and one that is free grows trees for another. */
export class LearningThreads {
  private readonly threads: { thread: WarmThread; jobs: number }[];

  constructor(count: number, spawn: () => Worker) {
    this.threads = Array.from({ length: count }, () => ({ thread: new WarmThread(spawn), jobs: 0 }));
  }

  /**
   * Does a job in the thread that has least to do.
   * @throws AppError "not_enough_data" past its limits; what the job throws; the signal's reason when aborted
   */
  async learn(name: string, input: unknown, limits: LearningLimits): Promise<unknown> {
    const { signal, onProgress, mostMilliseconds = usualMilliseconds } = limits;
    const end = await this.occupy(this.leastBusy(), { signal, mostMilliseconds }, (worker, deadline) => {
      const work = (port?: MessagePort, assistant?: Worker) =>
        converse(
          worker,
          () => worker.postMessage({ name, input, ...(port && { assistant: port }) }, port ? [port] : []),
          (answer: LearningAnswer) => {
            if (!('fraction' in answer)) return answer;
            onProgress?.(answer.fraction);
            return null;
          },
          deadline,
          assistant ? [assistant] : [],
        );
      const free = this.leastBusy();
      if (free.jobs > 0) return work();
      return this.occupy(free, { signal: deadline, mostMilliseconds }, (assistant) => {
        const { port1, port2 } = new MessageChannel();
        assistant.postMessage({ assist: port2 } satisfies LearningRequest, [port2]);
        return work(port1, assistant);
      });
    });
    if ('refused' in end) throw errorOf(end.refused);
    return end.output;
  }

  /** Jobs that a thread works on, and those that wait for one. */
  jobs(): { running: number; waiting: number } {
    const running = this.threads.filter(({ jobs }) => jobs > 0).length;
    return { running, waiting: this.threads.reduce((sum, { jobs }) => sum + jobs, 0) - running };
  }

  private leastBusy() {
    const [first, ...others] = this.threads;
    if (first === undefined) throw new Error('There are no learning threads.');
    return others.reduce((least, other) => (other.jobs < least.jobs ? other : least), first);
  }

  private async occupy<T>(
    place: { thread: WarmThread; jobs: number },
    limits: { signal: AbortSignal; mostMilliseconds: number },
    task: (worker: Worker, deadline: AbortSignal) => Promise<T>,
  ): Promise<T> {
    place.jobs++;
    try {
      return await place.thread.run(task, { ...limits, tooMuch });
    } finally {
      place.jobs--;
    }
  }
}

function tooMuch(): AppError {
  return new AppError(
    'not_enough_data',
    'There is more to learn from here than one question may take. Choose fewer days or products.',
  );
}
