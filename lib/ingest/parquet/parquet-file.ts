import type { ByteSink } from '../source';
import { ByteWriter } from './byte-writer';
import { PLAIN, RLE, RLE_DICTIONARY } from './encodings';
import type { ColumnChunk, RowGroup } from './row-group';
import { BINARY, encodeStruct, type Field, I32, I64, LIST, STRUCT } from './thrift';

export type ParquetType =
  | { kind: 'date' | 'int32' | 'int64' | 'text' }
  /** Stored in 64 bits, or in 16 bytes when `wide`. */
  | { kind: 'decimal'; scale: number; wide: boolean };

export interface ParquetColumn {
  name: string;
  type: ParquetType;
}

const physical = { date: 1, int32: 1, int64: 2, text: 6 };
const magic = new TextEncoder().encode('PAR1');

/**
 * Puts row groups together to one Parquet file.
 * @see https://parquet.apache.org/docs/file-format/
 */
export class ParquetFile {
  private readonly groups: Field[][] = [];
  private offset = magic.length;
  private rows = 0;

  constructor(
    private readonly sink: ByteSink,
    private readonly columns: ParquetColumn[],
  ) {
    sink.write(magic);
  }

  /** Writes groups, whose bytes follow each other, and lists them. */
  add(groups: RowGroup[], bytes: Uint8Array): void {
    this.sink.write(bytes);
    for (const { rows, chunks } of groups) {
      const size = chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);
      this.rows += rows;
      this.groups.push([
        [1, LIST, STRUCT, chunks.map((chunk, index) => this.describeChunk(chunk, index, rows))],
        [2, I64, size],
        [3, I64, rows],
      ]);
    }
    this.offset += bytes.length;
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
    const tail = new ByteWriter();
    tail.append(footer);
    tail.int32(footer.length);
    tail.append(magic);
    this.sink.write(tail.filled());
  }

  private describeChunk(chunk: ColumnChunk, index: number, rows: number): Field[] {
    const { name, type } = this.columns[index]!;
    const start = this.offset + chunk.start;
    const hasDictionary = chunk.dictionaryBytes > 0;
    const statistics: Field[] = [[3, I64, chunk.nulls]];
    if (chunk.range !== null)
      statistics.push([5, BINARY, int32Bytes(chunk.range[1])], [6, BINARY, int32Bytes(chunk.range[0])]);
    const meta: Field[] = [
      [1, I32, type.kind === 'decimal' ? (type.wide ? 7 : 2) : physical[type.kind]],
      [2, LIST, I32, hasDictionary ? [PLAIN, RLE, RLE_DICTIONARY] : [PLAIN, RLE]],
      [3, LIST, BINARY, [name]],
      [4, I32, 0],
      [5, I64, rows],
      [6, I64, chunk.bytes],
      [7, I64, chunk.bytes],
      [9, I64, start + chunk.dictionaryBytes],
    ];
    if (hasDictionary) meta.push([11, I64, start]);
    meta.push([12, STRUCT, statistics]);
    return [
      [2, I64, start],
      [3, STRUCT, meta],
    ];
  }
}

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
