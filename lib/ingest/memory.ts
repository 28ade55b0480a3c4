import type { ByteSink, ByteSource } from './source';

/** Bytes that are in memory already, such as a file in the browser. */
export function memorySource(bytes: Uint8Array): ByteSource {
  const read = (offset: number, target: Uint8Array) => {
    const part = bytes.subarray(offset, offset + target.length);
    target.set(part);
    return part.length;
  };
  return { size: bytes.length, read };
}

/** Forgets what is written. */
export const nowhere: ByteSink = { write: () => undefined, restart: () => undefined };

/** Keeps what is written. */
export class MemorySink implements ByteSink {
  private parts: Uint8Array[] = [];

  write(bytes: Uint8Array): void {
    this.parts.push(bytes.slice());
  }

  restart(): void {
    this.parts = [];
  }

  bytes(): Uint8Array {
    const all = new Uint8Array(this.parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of this.parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }
}
