import type { Chunk } from './chunk';
import { type CodedColumn, readColumn, readList, type ValueList } from './coded-column';
import type { LineMemory } from './line-memory';

/** Fills bytes with those of a file from a place on. */
export type ReadBytes = (path: string, start: number, into: Uint8Array) => void;

/** Bytes are read eight at a time. */
const slack = 8;
/** The next chunk may be larger. */
const spare = 1.25;

/** Reads a column, row group by row group, into the same memory. */
export class ColumnReader {
  private bytes: Uint8Array = new Uint8Array(0);
  private codes: Uint32Array = new Uint32Array(0);
  private present: Uint32Array = new Uint32Array(0);

  constructor(private readonly memory: LineMemory) {}

  /** What a chunk holds, until the next one is read. */
  read(path: string, { start, bytes, rows }: Chunk, readBytes: ReadBytes): CodedColumn {
    if (this.codes.length < rows) {
      this.codes = this.memory.uint32(rows);
      this.present = this.memory.uint32(rows);
    }
    const { kernel } = this.memory;
    const room = { kernel, codes: this.codes.subarray(0, rows), present: this.present.subarray(0, rows) };
    return readColumn(this.viewOf(path, start, bytes, readBytes), room);
  }

  /** The values alone of a chunk, until the next one is read. */
  readList(path: string, { start, bytes }: Chunk, readBytes: ReadBytes): ValueList {
    return readList(this.viewOf(path, start, bytes, readBytes));
  }

  private viewOf(path: string, start: number, bytes: number, readBytes: ReadBytes): DataView {
    if (this.bytes.length < bytes + slack) this.bytes = this.memory.uint8(Math.ceil(bytes * spare) + slack);
    readBytes(path, start, this.bytes.subarray(0, bytes));
    return new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length);
  }
}
