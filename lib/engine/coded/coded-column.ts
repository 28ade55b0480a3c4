import type { LineMemory } from './line-memory';

export interface ValueList {
  size: number;
  /** The values one after the other, as Parquet writes them plainly. */
  values: DataView;
}

/** A column of a row group: each row's place in a list of values. */
export interface CodedColumn extends ValueList {
  /** `size` stands for no value. */
  codes: Uint32Array;
}

/** Memory for a column of a row group. */
export interface ColumnRoom {
  kernel: LineMemory['kernel'];
  /** One for each row. */
  codes: Uint32Array;
  present: Uint32Array;
}

const [dictionaryPage, plain] = [2, 0];
const [stop, int32, structure] = [0, 5, 12];

/**
 * Reads a chunk as the cleaner writes them: a page with a dictionary, where there is one, and a page of all rows.
 * @param view of the bytes of the chunk, and some more, in the same memory as the room
 * @see https://parquet.apache.org/docs/file-format/data-pages/
 */
export function readColumn(view: DataView, room: ColumnRoom): CodedColumn {
  const { kernel, codes } = room;
  const first = readHeader(view, 0);
  const hasDictionary = first.kind === dictionaryPage;
  const page = hasDictionary ? readHeader(view, first.end + first.bytes) : first;
  const levels = readLevels(view, page.end, room);
  if (page.encoding === plain) {
    for (let row = 0; row < levels.values; row++) codes[row] = row;
    const values = new DataView(view.buffer, view.byteOffset + levels.end);
    return { codes: spread(codes, levels, levels.values), size: levels.values, values };
  }
  const width = view.getUint8(levels.end);
  kernel.readRuns(view.byteOffset + levels.end + 1, width, codes.byteOffset, levels.values);
  const values = new DataView(view.buffer, view.byteOffset + first.end);
  return { codes: spread(codes, levels, first.count), size: first.count, values };
}

/** The list of values alone, of a chunk that has one; else an empty one. */
export function readList(view: DataView): ValueList {
  const first = readHeader(view, 0);
  const size = first.kind === dictionaryPage ? first.count : 0;
  return { size, values: new DataView(view.buffer, view.byteOffset + first.end) };
}

/** What a page's header tells: Thrift's compact protocol, of numbers and structures alone. */
function readHeader(view: DataView, start: number) {
  const numbers: number[] = [];
  let at = start;
  for (let depth = 1; depth > 0; ) {
    const field = view.getUint8(at++) & 15;
    if (field === stop) depth--;
    else if (field === structure) depth++;
    else if (field === int32) {
      const [value, end] = readVarint(view, at);
      numbers.push(value >>> 1);
      at = end;
    } else throw new Error(`A page's header holds a field of type ${field}.`);
  }
  const [kind = 0, bytes = 0, , count = 0, encoding = plain] = numbers;
  return { kind, bytes, count, encoding, end: at };
}

function readVarint(view: DataView, start: number): [value: number, end: number] {
  let value = 0;
  for (let at = start, shift = 0; ; at++, shift += 7) {
    const byte = view.getUint8(at);
    value |= (byte & 127) << shift;
    if (byte < 128) return [value >>> 0, at + 1];
  }
}

interface Levels {
  /** 1 for each row with a value; null when all have one. */
  present: Uint32Array | null;
  values: number;
  end: number;
}

function readLevels(view: DataView, start: number, { kernel, present }: ColumnRoom): Levels {
  const rows = present.length;
  const end = start + 4 + view.getInt32(start, true);
  const [header, next] = readVarint(view, start + 4);
  if (header === rows * 2 && view.getUint8(next) === 1) return { present: null, values: rows, end };
  kernel.readRuns(view.byteOffset + start + 4, 1, present.byteOffset, rows);
  let values = 0;
  for (let row = 0; row < rows; row++) values += present[row]!;
  return { present, values, end };
}

/** Moves the codes of values that are there to their rows. */
function spread(codes: Uint32Array, { present, values }: Levels, none: number): Uint32Array {
  if (present === null) return codes;
  for (let row = codes.length - 1, at = values; row >= 0; row--) codes[row] = present[row] === 1 ? codes[--at]! : none;
  return codes;
}
