/** Random access to the uploaded bytes; reads synchronously, as ingest runs in a worker. */
export interface ByteSource {
  readonly size: number;
  /** Fills `target` from `offset`; returns the number of bytes read, less than asked only at the end. */
  read(offset: number, target: Uint8Array): number;
}

/** Takes bytes in order. `write` may keep no reference to the array. */
export interface ByteSink {
  write(bytes: Uint8Array): void;
  /** Drops everything written, when the whole file is read again under another assumption. */
  restart(): void;
}
