import type { ByteSink } from '../source';
import { ByteWriter } from './byte-writer';
import { bitsFor, writeHybrid } from './encodings';
import { BINARY, encodeStruct, type Field, I32, I64, LIST, STRUCT } from './thrift';

export type ParquetType =
  | { kind: 'date' | 'int32' | 'int64' | 'text' }
  /** Stored in 64 bits, or in 16 bytes when `wide`. */
  | { kind: 'decimal'; scale: number; wide: boolean };

export interface ParquetColumn {
  name: string;
  type: ParquetType;
}

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

const physical = { date: 1, int32: 1, int64: 2, text: 6 };
const PLAIN = 0;
const RLE = 3;
const RLE_DICTIONARY = 8;
const magic = new TextEncoder().encode('PAR1');

/**
 * Writes a Parquet file of optional columns, uncompressed, one page per column and row group.
 * @see https://parquet.apache.org/docs/file-format/
 */
export class ParquetWriter {
  private readonly page = new ByteWriter();
  private readonly dictionaryPage = new ByteWriter();
  private offset = 0;
  private rows = 0;
  private readonly groups: Field[][] = [];

  constructor(
    private readonly sink: ByteSink,
    private readonly columns: ParquetColumn[],
  ) {
    this.emit(magic);
  }

  /** @param values asked for one column after the other, so that they may share arrays */
  writeGroup(rows: number, values: (column: number) => ColumnValues): void {
    const start = this.offset;
    const chunks = this.columns.map((column, index) => this.writeChunk(column, rows, values(index)));
    this.rows += rows;
    this.groups.push([
      [1, LIST, STRUCT, chunks],
      [2, I64, this.offset - start],
      [3, I64, rows],
    ]);
  }

  finish(): void {
    const footer = encodeStruct([
      [1, I32, 2],
      [2, LIST, STRUCT, [schemaRoot(this.columns.length), ...this.columns.map(schemaElement)]],
      [3, I64, this.rows],
      [4, LIST, STRUCT, this.groups],
      [6, BINARY, 'Shelfwise'],
      [7, LIST, STRUCT, this.columns.map((): Field[] => [[1, STRUCT, []]])],
    ]);
    this.emit(footer);
    this.page.clear();
    this.page.int32(footer.length);
    this.page.append(magic);
    this.emit(this.page.filled());
  }

  private writeChunk({ name, type }: ParquetColumn, rows: number, values: ColumnValues): Field[] {
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
    const dataOffset = this.offset;
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
    const statistics: Field[] = [[3, I64, rows - values.values]];
    if (range !== null) statistics.push([5, BINARY, int32Bytes(range[1])], [6, BINARY, int32Bytes(range[0])]);
    const meta: Field[] = [
      [1, I32, type.kind === 'decimal' ? (type.wide ? 7 : 2) : physical[type.kind]],
      [2, LIST, I32, dictionary === null ? [PLAIN, RLE] : [PLAIN, RLE, RLE_DICTIONARY]],
      [3, LIST, BINARY, [name]],
      [4, I32, 0],
      [5, I64, rows],
      [6, I64, this.offset - start],
      [7, I64, this.offset - start],
      [9, I64, dataOffset],
    ];
    if (dictionary !== null) meta.push([11, I64, start]);
    meta.push([12, STRUCT, statistics]);
    return [
      [2, I64, start],
      [3, STRUCT, meta],
    ];
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

function schemaRoot(columns: number): Field[] {
  return [
    [4, BINARY, 'sale_line'],
    [5, I32, columns],
  ];
}

function schemaElement({ name, type }: ParquetColumn): Field[] {
  const optional: Field = [3, I32, 1];
  const named: Field = [4, BINARY, name];
  if (type.kind === 'text') return [[1, I32, 6], optional, named, [6, I32, 0], [10, STRUCT, [[1, STRUCT, []]]]];
  if (type.kind === 'date') return [[1, I32, 1], optional, named, [6, I32, 6], [10, STRUCT, [[6, STRUCT, []]]]];
  if (type.kind !== 'decimal') return [[1, I32, physical[type.kind]], optional, named];
  const { scale, wide } = type;
  const precision = wide ? 38 : 18;
  const element: Field[] = wide
    ? [
        [1, I32, 7],
        [2, I32, 16],
      ]
    : [[1, I32, 2]];
  const decimal: Field[] = [
    [1, I32, scale],
    [2, I32, precision],
  ];
  return [
    ...element,
    optional,
    named,
    [6, I32, 5],
    [7, I32, scale],
    [8, I32, precision],
    [10, STRUCT, [[5, STRUCT, decimal]]],
  ];
}

function int32Bytes(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value, true);
  return bytes;
}
