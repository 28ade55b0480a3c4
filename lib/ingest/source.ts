/** Random access to the uploaded bytes; reads synchronously, as ingest runs in a worker. */
export interface ByteSource {
  readonly size: number;
  /** Fills `target` from `offset`; returns the number of bytes read, less than asked only at the end. */
  read(offset: number, target: Uint8Array): number;
  /** Whether it is longer than so many bytes, which a file that is still arriving knows before its size. */
  isLongerThan?(bytes: number): boolean;
}

/** Takes bytes in order. `write` may keep no reference to the array. */
export interface ByteSink {
  write(bytes: Uint8Array): void;
  /** Drops everything written, when the whole file is read again under another assumption. */
  restart(): void;
}

const fewestNuls = 8;
const blockBytes = 65_536;

/** A file without the NUL bytes that fill it up at its end, as some systems write it. */
export function withoutPadding(source: ByteSource): ByteSource {
  const block = new Uint8Array(blockBytes);
  let size = source.size;
  while (size > 0) {
    const start = Math.max(0, size - blockBytes);
    const length = source.read(start, block.subarray(0, size - start));
    const last = block.subarray(0, length).findLastIndex((byte) => byte !== 0);
    size = start + last + 1;
    if (last < 0) continue;
    if (block[last - 1] === 0 && size % 2 === 1) size++;
    break;
  }
  if (source.size - size < fewestNuls) return source;
  return { size, read: (offset, target) => source.read(offset, target.subarray(0, Math.max(0, size - offset))) };
}
