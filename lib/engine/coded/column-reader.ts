import type { Chunk } from './chunk';
import { type CodedColumn, readColumn } from './coded-column';

/** Fills bytes with those of a file from a place on. */
export type ReadBytes = (path: string, start: number, into: Uint8Array) => void;

/** Bytes are read four at a time. */
const slack = 8;

/** Reads one column, row group by row group, into the same memory: new memory costs more than what is done with it. */
export class ColumnReader {
  private readonly bytes: Uint8Array<ArrayBuffer>;
  private readonly codes: Uint32Array;

  /** @param chunks all that will be read */
  constructor(chunks: readonly Chunk[]) {
    const most = chunks.reduce((most, { bytes }) => Math.max(most, bytes), 0);
    this.bytes = new Uint8Array(4 * Math.ceil((most + slack) / 4));
    this.codes = new Uint32Array(chunks.reduce((most, { rows }) => Math.max(most, rows), 0));
  }

  /** What a chunk holds, until the next one is read. */
  read(path: string, { start, bytes, rows }: Chunk, readBytes: ReadBytes): CodedColumn {
    readBytes(path, start, this.bytes.subarray(0, bytes));
    return readColumn(new DataView(this.bytes.buffer), this.codes.subarray(0, rows));
  }
}
