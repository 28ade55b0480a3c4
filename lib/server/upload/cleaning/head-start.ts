import 'server-only';
import { MessageChannel, type Worker } from 'node:worker_threads';
import { converse } from '../../thread/converse';
import { Arrival } from './arrival';
import { type Cleaners, giveBack, keepCleaners, takeSpareCleaners } from './cleaners';
import { flushing } from './flush';
import type { CleanAnswer, CleanJob, CleanProgress, CleanRequest } from './requests';

/** Bytes that tell how to read the rest. */
const leastBytes = 1 << 20;

interface Begun {
  workers: [Worker, Worker];
  arrival: Arrival;
  /** Whether the threads hold what they have read; null when they had to be ended. */
  holding: Promise<boolean | null>;
}

/**
 * Has idle threads read a large file while it still arrives. Nothing depends on it: where it leads nowhere, comes too
 * slowly or stands in the way of another file, the file is read when it is there.
 */
export class HeadStart {
  private begun: Begun | null = null;
  private isOver = false;
  private onProgress: (progress: CleanProgress) => void = () => undefined;

  constructor(
    private readonly job: CleanJob,
    private readonly expectedBytes: number,
  ) {}

  /** So many bytes of the file are on the disk. */
  grow(bytes: number): void {
    if (this.begun === null && !this.isOver && bytes >= leastBytes) this.begin();
    this.begun?.arrival.grow(bytes);
  }

  /** The file is there as a whole. */
  end(bytes: number): void {
    this.isOver = true;
    this.begun?.arrival.end(bytes);
  }

  /**
   * Waits until the threads have read the file and hands them over with what they hold, to `clean` it with; null when there
   * is nothing to hand over.
   * @throws the signal's reason when aborted
   */
  async finish(onProgress: (progress: CleanProgress) => void, signal: AbortSignal): Promise<Cleaners | null> {
    this.onProgress = onProgress;
    if (this.begun !== null) keepCleaners();
    const onAbort = () => this.begun?.arrival.giveUp();
    signal.addEventListener('abort', onAbort);
    const isHolding = await this.begun?.holding;
    signal.removeEventListener('abort', onAbort);
    signal.throwIfAborted();
    if (isHolding !== true || this.begun === null) return null;
    const { workers } = this.begun;
    this.begun = null;
    return workers;
  }

  /** Lets go of what was begun and not handed over. */
  async stop(): Promise<void> {
    this.isOver = true;
    const { begun } = this;
    if (begun === null) return;
    begun.arrival.giveUp();
    if ((await begun.holding) !== true || this.begun === null) return;
    this.begun = null;
    begun.workers[0].postMessage('forget' satisfies CleanRequest);
    keepCleaners();
    await giveBack(begun.workers);
  }

  private begin(): void {
    this.isOver = true;
    const workers = takeSpareCleaners(this.expectedBytes, () => void this.stop());
    if (workers === null) return;
    const arrival = new Arrival();
    this.begun = { workers, arrival, holding: this.read(workers, arrival) };
  }

  private async read(workers: [Worker, Worker], arrival: Arrival): Promise<boolean | null> {
    const [worker, assistant] = workers;
    const begin = () => {
      const { port1, port2 } = new MessageChannel();
      assistant.postMessage({ assist: port2 } satisfies CleanRequest, [port2]);
      const { job: arriving, expectedBytes } = this;
      const request = { arriving, expectedBytes, arrival: arrival.shared, assistant: port1 };
      worker.postMessage(request satisfies CleanRequest, [port1]);
    };
    const flush = flushing(this.job.part);
    const take = (answer: CleanAnswer) => {
      if ('begun' in answer) return answer;
      if ('progress' in answer) this.onProgress(answer.progress);
      flush();
      return null;
    };
    try {
      const { begun } = await converse(worker, begin, take, new AbortController().signal, [assistant]);
      if (begun) return true;
      await this.release(workers, null);
      return false;
    } catch (error) {
      await this.release(workers, error);
      return null;
    }
  }

  private async release(workers: [Worker, Worker], error: unknown): Promise<void> {
    this.begun = null;
    keepCleaners();
    await giveBack(workers, error);
  }
}
