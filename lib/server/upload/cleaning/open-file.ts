import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from '../../../ingest/source';

/** A file on the disk, read from anywhere in it. */
export class OpenFile implements ByteSource {
  readonly size: number;
  private readonly descriptor: number;

  constructor(readonly path: string) {
    this.descriptor = openSync(path, 'r');
    this.size = fstatSync(this.descriptor).size;
  }

  read(offset: number, target: Uint8Array): number {
    return readSync(this.descriptor, target, 0, target.length, offset);
  }

  close(): void {
    closeSync(this.descriptor);
  }
}
