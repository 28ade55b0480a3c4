import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { Contradiction } from '../../../ingest/pass/contradiction';
import type { Findings } from '../../../ingest/pass/findings';
import { withoutPadding } from '../../../ingest/source';
import type { Assistant } from '../../../ingest/stretch/assistant';
import { type ReadStretch, readStretches, type StretchJob } from '../../../ingest/stretch/read-stretches';
import { describeFailure, errorOf, type Failure } from '../../thread/failure';
import { ArrivingFile } from './arrival';
import { OpenFile } from './open-file';

interface Request {
  path: string;
  /** Of a file that is still arriving; see `Arrival`. */
  arrival: BigInt64Array | null;
  job: StretchJob;
  /** One number in shared memory: how many answers have been posted. */
  posted: Int32Array;
}

type End = { findings: Findings } | { contradiction: Contradiction['what'] } | { failed: Failure };
type Answer = { read: ReadStretch } | End;

/** Another thread that reads stretches of a file, spoken to without the event loop, as the asking thread never yields. */
export class ThreadAssistant implements Assistant {
  readonly longestStretch = 16 << 20;
  private readonly posted = new Int32Array(new SharedArrayBuffer(4));
  private taken = 0;
  private end: End | null = null;

  constructor(
    private readonly port: MessagePort,
    private readonly path: string,
    readonly expectedBytes: number,
    private readonly arrival: BigInt64Array | null = null,
  ) {}

  begin(job: StretchJob): void {
    this.end = null;
    const { path, arrival, posted } = this;
    this.port.postMessage({ path, arrival, job, posted } satisfies Request);
  }

  takeRead(take: (stretch: ReadStretch) => void): void {
    for (let answer = this.next(); answer !== null; answer = this.next())
      if ('read' in answer) take(answer.read);
      else this.end = answer;
  }

  finish(take: (stretch: ReadStretch) => void): Findings {
    const end = this.waitForEnd(take);
    if ('findings' in end) return end.findings;
    throw 'failed' in end ? errorOf(end.failed) : new Contradiction(end.contradiction);
  }

  abandon(): void {
    this.waitForEnd(() => undefined);
  }

  private waitForEnd(take: (stretch: ReadStretch) => void): End {
    for (;;) {
      this.takeRead(take);
      if (this.end !== null) return this.end;
      Atomics.wait(this.posted, 0, this.taken);
    }
  }

  private next(): Answer | null {
    const received: { message: Answer } | undefined = receiveMessageOnPort(this.port);
    if (received === undefined) return null;
    this.taken++;
    return received.message;
  }
}

/** Serves the thread at the other end of a port as its assistant, until that end closes. */
export function assistOn(port: MessagePort): void {
  port.on('message', ({ path, arrival, job, posted }: Request) => {
    const post = (answer: Answer) => {
      port.postMessage(answer);
      Atomics.add(posted, 0, 1);
      Atomics.notify(posted, 0);
    };
    const file = arrival === null ? new OpenFile(path) : new ArrivingFile(path, arrival);
    try {
      const findings = readStretches(
        arrival === null ? withoutPadding(file) : file,
        job,
        (read) => post({ read: { ...read, part: inSharedMemory(read.part, Uint8Array) } }),
        () => undefined,
      );
      post({ findings: { ...findings, prints: findings.prints.map((list) => inSharedMemory(list, Int32Array)) } });
    } catch (error) {
      post(error instanceof Contradiction ? { contradiction: error.what } : { failed: describeFailure(error) });
    } finally {
      file.close();
    }
  });
}

/**
 * A copy that another thread can be given. To hand over the array itself would detach it, and with the first array that is ever
 * detached in a thread, V8 throws away all code of it that reads bytes.
 */
function inSharedMemory<List extends Uint8Array | Int32Array>(
  list: List,
  Kind: new (memory: SharedArrayBuffer) => List,
): List {
  const copy = new Kind(new SharedArrayBuffer(list.byteLength));
  copy.set(list);
  return copy;
}
