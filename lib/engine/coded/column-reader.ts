import type { Chunk } from './chunk';
import { type CodedColumn, readColumn, readList, type ValueList } from './coded-column';

/** Fills bytes with those of a file from a place on. */
export type ReadBytes = (path: string, start: number, into: Uint8Array) => void;

/** Bytes are read four at a time. */
const slack = 8;

/** Reads a column, row group by row group, into the same memory: new memory costs more than what is done with it. */
export class ColumnReader {
  private bytes = new Uint8Array(0);
  private codes = new Uint32Array(0);

  /** What a chunk holds, until the next one is read. */
  read(path: string, { start, bytes, rows }: Chunk, readBytes: ReadBytes): CodedColumn {
    if (this.codes.length < rows) this.codes = new Uint32Array(rows);
    return readColumn(this.viewOf(path, start, bytes, readBytes), this.codes.subarray(0, rows));
  }

  /** The values alone of a chunk, until the next one is read. */
  readList(path: string, { start, bytes }: Chunk, readBytes: ReadBytes): ValueList {
    return readList(this.viewOf(path, start, bytes, readBytes));
  }

  private viewOf(path: string, start: number, bytes: number, readBytes: ReadBytes): DataView {
    const needed = 4 * Math.ceil((bytes + slack) / 4);
    if (this.bytes.length < needed) this.bytes = new Uint8Array(needed);
    readBytes(path, start, this.bytes.subarray(0, bytes));
    return new DataView(this.bytes.buffer);
  }
}
