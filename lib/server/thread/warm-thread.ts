import type { Worker } from 'node:worker_threads';
import type { AppError } from '../../errors';
import { exclusive } from '../exclusive';
import { isOutOfMemory } from './failure';
import { setAside } from './set-aside';

interface Limits {
  signal: AbortSignal;
  mostMilliseconds: number;
  /** What is said when the work takes longer, or more memory than the thread may have. */
  tooMuch: () => AppError;
}

/** A worker thread that is started at its first task and stays warm for the next; one task is done after another. */
export class WarmThread {
  private worker: Worker | null = null;
  private readonly inTurn = exclusive();

  constructor(private readonly spawn: () => Worker) {}

  /**
   * Runs a task with the thread. One that fails ends the thread, as nobody knows what it left there; the next task gets another.
   * @param task is given the signal or the deadline, whichever comes first
   * @throws `tooMuch` past the limits; the signal's reason when aborted
   */
  run<T>(
    task: (worker: Worker, deadline: AbortSignal) => Promise<T>,
    { signal, mostMilliseconds, tooMuch }: Limits,
  ): Promise<T> {
    return this.inTurn(async () => {
      signal.throwIfAborted();
      const worker = this.worker ?? this.start();
      const deadline = AbortSignal.any([signal, AbortSignal.timeout(mostMilliseconds)]);
      try {
        return await task(worker, deadline);
      } catch (error) {
        this.worker = null;
        await worker.terminate();
        signal.throwIfAborted();
        throw deadline.aborted || isOutOfMemory(error) ? tooMuch() : error;
      }
    });
  }

  private start(): Worker {
    const worker = setAside(this.spawn(), () => {
      if (this.worker === worker) this.worker = null;
    });
    this.worker = worker;
    return worker;
  }
}
