import { isOneOf, toDayNumber } from '../../sales/calendar';
import { everything, type Filter } from '../../sales/filter';
import type { Chunk, CodedPart } from './chunk';
import type { CodedColumn, ValueList } from './coded-column';
import { ColumnReader, type ReadBytes } from './column-reader';
import type { LineMemory } from './line-memory';

/** A column of a row group, and its type in Parquet. */
export type TypedColumn = CodedColumn & { type: string };

/** A row group, and what reads its columns: each is good until the same one of the next group is read. */
export interface ReadGroup<Column> {
  part: CodedPart;
  rows: number;
  column: (name: Column) => TypedColumn;
  /** The values of a column, where which line has which is known from another one. */
  list: (name: Column) => ValueList;
}

/** A row group of a part. */
export interface RowGroup {
  part: CodedPart;
  chunks: Chunk[];
}

/** The row groups of parts, in their order. */
export function groupsOf(parts: readonly CodedPart[]): RowGroup[] {
  return parts.flatMap((part) => part.groups.map((chunks) => ({ part, chunks })));
}

export function rowsOf({ chunks }: RowGroup): number {
  return chunks[0]?.rows ?? 0;
}

/** Row groups one after the other. */
export function* readGroups<Column extends string>(
  groups: readonly RowGroup[],
  readBytes: ReadBytes,
  memory: LineMemory,
): Generator<ReadGroup<Column>> {
  const readers = new Map<Column, ColumnReader>();
  const readerOf = (name: Column) => {
    const reader = readers.get(name) ?? new ColumnReader(memory);
    readers.set(name, reader);
    return reader;
  };
  for (const group of groups) {
    const { part, chunks } = group;
    const column = (name: Column) => {
      const chunk = chunkOf(chunks, name);
      return { type: chunk.type, ...readerOf(name).read(part.path, chunk, readBytes) };
    };
    const list = (name: Column) => readerOf(name).readList(part.path, chunkOf(chunks, name), readBytes);
    yield { part, rows: rowsOf(group), column, list };
  }
}

/** The rows of each row group. */
export function rowsOfGroups(parts: readonly CodedPart[]): number[] {
  return groupsOf(parts).map(rowsOf);
}

function chunkOf(chunks: readonly Chunk[], column: string): Chunk {
  const chunk = chunks.find((one) => one.column === column);
  if (chunk === undefined) throw new Error(`A part has no column ${column}.`);
  return chunk;
}

/** What of a filter the day of a line decides alone. */
export type DayFilter = Pick<Filter, 'from' | 'to' | 'weekday'>;

/** The days of a filter that asks for nothing else; null for others. */
export function daysAlone({ from, to, weekday, ...others }: Filter): DayFilter | null {
  const isAlone = JSON.stringify({ ...everything, ...others }) === JSON.stringify(everything);
  return isAlone ? { from, to, weekday } : null;
}

/** For each value of a column of day numbers, and after them for no day, 1 where lines with it count and are selected. */
export function selectDays(days: Float64Array, { from, to, weekday }: DayFilter, { hidden }: CodedPart): Uint8Array {
  const lies = (day: number, first: string | null, last: string | null) =>
    (first === null || day >= toDayNumber(first)) && (last === null || day <= toDayNumber(last));
  const isSelected = (day: number) =>
    lies(day, from, to) && isOneOf(day, weekday) && !hidden.some((period) => lies(day, period.from, period.to));
  const isUndatedSelected = from === null && to === null && weekday.length === 0;
  const marks = new Uint8Array(days.length + 1);
  for (let code = 0; code < days.length; code++) marks[code] = Number(isSelected(days[code]!));
  marks[days.length] = Number(isUndatedSelected);
  return marks;
}
