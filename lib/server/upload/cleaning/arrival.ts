import type { ByteSource } from '../../../ingest/source';
import { OpenFile } from './open-file';

const BYTES = 0;
const STATE = 1;
const CHANGES = 2;
const complete = 1n;
const givenUp = 2n;
/** A file that comes more slowly than this is better read when it is there, as it keeps threads waiting. */
const longestWaitMs = 1000;

/** Threads that wait are woken for no less, save at the end, as being woken costs more than a chunk of a body. */
const leastNews = 256 << 10;

/** How much of a file has arrived on the disk, in memory that threads share. */
export class Arrival {
  private told = 0;

  constructor(readonly shared = new BigInt64Array(new SharedArrayBuffer(24))) {}

  /** So many bytes are there. */
  grow(bytes: number): void {
    if (bytes - this.told < leastNews) return;
    this.told = bytes;
    Atomics.store(this.shared, BYTES, BigInt(bytes));
    this.tell();
  }

  /** The file is there as a whole. */
  end(bytes: number): void {
    Atomics.store(this.shared, BYTES, BigInt(bytes));
    Atomics.store(this.shared, STATE, complete);
    this.tell();
  }

  /** Nobody is to wait for more. */
  giveUp(): void {
    Atomics.store(this.shared, STATE, givenUp);
    this.tell();
  }

  private tell(): void {
    Atomics.add(this.shared, CHANGES, 1n);
    Atomics.notify(this.shared, CHANGES);
  }
}

/** The file does not arrive any more, or too slowly. */
export class NotArriving extends Error {}

/** A file that is still arriving; the thread that reads it waits for what it reads. */
export class ArrivingFile implements ByteSource {
  private readonly file: OpenFile;

  constructor(
    path: string,
    private readonly shared: BigInt64Array,
  ) {
    this.file = new OpenFile(path);
  }

  /** Known when all of it is there. */
  get size(): number {
    return this.waitFor(Number.POSITIVE_INFINITY);
  }

  isLongerThan(bytes: number): boolean {
    return this.waitFor(bytes + 1) > bytes;
  }

  read(offset: number, target: Uint8Array): number {
    const there = this.waitFor(offset + target.length);
    return this.file.read(offset, target.subarray(0, Math.max(0, there - offset)));
  }

  /** @throws NotArriving when the file has been given up */
  check(): void {
    if (Atomics.load(this.shared, STATE) === givenUp) throw new NotArriving();
  }

  close(): void {
    this.file.close();
  }

  /** Waits until so many bytes are there, or all; returns how many are. */
  private waitFor(bytes: number): number {
    for (;;) {
      const changes = Atomics.load(this.shared, CHANGES);
      const state = Atomics.load(this.shared, STATE);
      const there = Number(Atomics.load(this.shared, BYTES));
      this.check();
      if (there >= bytes || state === complete) return there;
      if (Atomics.wait(this.shared, CHANGES, changes, longestWaitMs) === 'timed-out') throw new NotArriving();
    }
  }
}
