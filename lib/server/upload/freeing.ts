import { close, open, write, writev } from 'node:fs';
import { MessageChannel } from 'node:worker_threads';

type Done<Bytes> = (error: NodeJS.ErrnoException | null, written: number, bytes: Bytes) => void;

/**
 * Files for a stream that owns the bytes it writes: their memory is free as soon as they are written. Left to the garbage collector, the 64 KB
 * pieces of uploads stop the thread that answers for up to 80 ms time and again, and each takes memory that is new and slow.
 */
export const freeing = {
  open,
  close,
  write(file: number, bytes: Buffer, offset: number, length: number, position: number | null, done: Done<Buffer>) {
    write(file, bytes, offset, length, position, (error, written) => {
      done(error, written, bytes);
      if (written === length) free([bytes]);
    });
  },
  writev(file: number, bytes: Buffer[], position: number | null, done: Done<Buffer[]>) {
    const length = bytes.reduce((sum, { byteLength }) => sum + byteLength, 0);
    writev(file, bytes, position, (error, written) => {
      done(error, written, bytes);
      if (written === length) free(bytes);
    });
  },
};

/** A port that is closed: what is moved to it is gone. */
const nowhere = closedPort();

/** Those that share their memory with others stay. */
function free(bytes: readonly Buffer[]): void {
  const isWhole = ({ byteLength, buffer }: Buffer) => byteLength === buffer.byteLength;
  nowhere.postMessage(
    null,
    bytes.flatMap((piece) => (isWhole(piece) && piece.buffer instanceof ArrayBuffer ? [piece.buffer] : [])),
  );
}

function closedPort() {
  const { port1 } = new MessageChannel();
  port1.close();
  return port1;
}
