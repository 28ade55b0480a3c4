import type { ByteSink } from '../source';
import { ByteWriter } from './byte-writer';
import { bitsFor, PLAIN, RLE, RLE_DICTIONARY, writeHybrid } from './encodings';
import { encodeStruct, type Field, I32, STRUCT } from './thrift';

/** Values of one column in one row group, plain or by a dictionary. */
export interface ColumnValues {
  /** 1 where a row has a value; null when every row has one. `none` when no row has. */
  present: Uint8Array | null | 'none';
  values: number;
  /** Dictionary codes of the values that are there, and the dictionary in plain encoding. */
  dictionary: { codes: Int32Array; size: number; write: (out: ByteWriter) => void } | null;
  /** Writes the values in plain encoding, when there is no dictionary. */
  writePlain: ((out: ByteWriter) => void) | null;
  /** Presence and codes are those of the column before, of which only the dictionary differs. */
  repeatsPage: boolean;
  /** Least and greatest value of a 32-bit column. */
  range: [number, number] | null;
}

/** Where a column's values of one row group lie, and what they are. */
export interface ColumnChunk {
  start: number;
  /** Bytes of the dictionary page before the data page, 0 when there is none. */
  dictionaryBytes: number;
  bytes: number;
  nulls: number;
  range: [number, number] | null;
}

/** A row group that has been written; its chunks count their bytes from wherever the first group starts. */
export interface RowGroup {
  rows: number;
  chunks: ColumnChunk[];
}

/** Writes row groups of optional columns, uncompressed, one page per column and row group. */
export class RowGroupWriter {
  /** Groups written since `restart`. */
  groups: RowGroup[] = [];
  private offset = 0;
  private readonly page = new ByteWriter();
  private readonly dictionaryPage = new ByteWriter();

  constructor(private readonly sink: Pick<ByteSink, 'write'>) {}

  /** Starts to count groups and bytes anew. */
  restart(): void {
    this.groups = [];
    this.offset = 0;
  }

  /** @param values asked for one column after the other, so that they may share arrays */
  write(rows: number, columns: number, values: (column: number) => ColumnValues): void {
    const chunks = Array.from({ length: columns }, (_, column) => this.writeChunk(rows, values(column)));
    this.groups.push({ rows, chunks });
  }

  private writeChunk(rows: number, values: ColumnValues): ColumnChunk {
    const start = this.offset;
    const { dictionary, range } = values;
    if (dictionary !== null) {
      this.dictionaryPage.clear();
      dictionary.write(this.dictionaryPage);
      this.emitPage(2, this.dictionaryPage, [
        7,
        STRUCT,
        [
          [1, I32, dictionary.size],
          [2, I32, PLAIN],
        ],
      ]);
    }
    const dictionaryBytes = this.offset - start;
    if (!values.repeatsPage) this.fillPage(rows, values);
    const encoding = dictionary === null ? PLAIN : RLE_DICTIONARY;
    this.emitPage(0, this.page, [
      5,
      STRUCT,
      [
        [1, I32, rows],
        [2, I32, encoding],
        [3, I32, RLE],
        [4, I32, RLE],
      ],
    ]);
    return { start, dictionaryBytes, bytes: this.offset - start, nulls: rows - values.values, range };
  }

  private fillPage(rows: number, { present, values, dictionary, writePlain }: ColumnValues): void {
    this.page.clear();
    this.writeLevels(present, rows);
    if (dictionary !== null) {
      const width = Math.max(1, bitsFor(dictionary.size - 1));
      this.page.byte(width);
      writeHybrid(this.page, dictionary.codes, values, width);
    } else writePlain?.(this.page);
  }

  /** Definition levels of an optional column: their length in bytes, then 1 for each row with a value. */
  private writeLevels(present: ColumnValues['present'], rows: number): void {
    const at = this.page.length;
    this.page.int32(0);
    if (present === null || present === 'none') {
      this.page.varint(rows * 2);
      this.page.byte(present === null ? 1 : 0);
    } else writeHybrid(this.page, present, rows, 1);
    this.page.view.setInt32(at, this.page.length - at - 4, true);
  }

  private emitPage(type: number, page: ByteWriter, header: Field): void {
    const size = page.length;
    this.emit(encodeStruct([[1, I32, type], [2, I32, size], [3, I32, size], header]));
    this.emit(page.filled());
  }

  private emit(bytes: Uint8Array): void {
    this.sink.write(bytes);
    this.offset += bytes.length;
  }
}

/** A column in which no row has a value. */
export const noValues: ColumnValues = {
  present: 'none',
  values: 0,
  dictionary: null,
  writePlain: null,
  repeatsPage: false,
  range: null,
};
