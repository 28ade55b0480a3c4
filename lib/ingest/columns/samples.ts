import type { Dialect } from '../read/dialect';
import type { Encoding } from '../read/encoding';
import { RowReader } from '../read/row-reader';
import type { ByteSource } from '../source';
import type { DateOrder, DecimalMark, IngestOptions } from '../understanding';
import { readDay } from '../values/date';
import { readExcelDay } from '../values/excel-day';
import { readNumber } from '../values/number';
import { type Evidence, noEvidence, provenMark, provenOrder } from './evidence';
import type { Assignment } from './header';

const sampleBytes = 32_768;
const sampleRows = 400;

/** Rows from the head, the middle and the tail of a file: as many cells as the header has, as they are written. */
export function sampleRowsOf(source: ByteSource, encoding: Encoding, dialect: Dialect, head: Uint8Array): string[][] {
  const start = head.subarray(dialect.dataOffset, dialect.dataOffset + sampleBytes);
  const slices = [rowsIn(start, dialect, false)];
  for (const offset of [source.size >> 1, source.size - sampleBytes]) {
    if (offset < encoding.skip + dialect.dataOffset + sampleBytes) continue;
    const raw = new Uint8Array(sampleBytes);
    const even = offset - ((offset - encoding.skip) % 2);
    const length = source.read(even, raw);
    const text = new TextDecoder(encoding.name).decode(raw.subarray(0, length));
    slices.push(rowsIn(new TextEncoder().encode(text), dialect, true));
  }
  return slices.flat();
}

function rowsIn(bytes: Uint8Array, dialect: Dialect, skipFirst: boolean): string[][] {
  const reader = new RowReader(dialect.delimiter.charCodeAt(0), dialect.anyNewline);
  const rows: string[][] = [];
  let at = skipFirst ? reader.afterLine(bytes, 0, bytes.length) : 0;
  while (at >= 0 && at < bytes.length && rows.length < sampleRows) {
    const next = reader.read(bytes, at, bytes.length, true);
    if (reader.problem === null && reader.fields === dialect.header.length)
      rows.push(Array.from({ length: reader.fields }, (_, index) => reader.text(bytes, index)));
    at = next;
  }
  return rows;
}

export interface Guess {
  dateOrder: DateOrder;
  /** The dates are a spreadsheet's numbers of days. */
  serialDates: boolean;
  decimal: DecimalMark;
  quantityScale: number;
  priceScale: number;
  amountScale: number;
  /** What the samples prove; without proof a guess may turn out wrong. */
  evidence: Evidence;
}

/** Notations and scales that the sample shows; what the uploader decided goes before. */
export function guessFrom(
  rows: string[][],
  assignments: Assignment[],
  delimiter: string,
  options: IngestOptions,
): Guess {
  const evidence = noEvidence();
  for (const { role, column } of assignments) {
    if (role === 'date') for (const row of rows) addDate(evidence, row[column] ?? '');
    if (role === 'quantity' || role === 'unitPrice' || role === 'amount')
      for (const row of rows) addNumber(evidence, row[column] ?? '');
  }
  const decimal = options.decimal ?? provenMark(evidence, delimiter);
  const scaleOf = (role: 'quantity' | 'unitPrice' | 'amount') => {
    const column = assignments.find((assignment) => assignment.role === role)?.column;
    if (column === undefined) return 0;
    return rows.reduce((most, row) => Math.max(most, readNumber(row[column] ?? '', decimal)?.scale ?? 0), 0);
  };
  return {
    dateOrder: options.dateOrder ?? provenOrder(evidence),
    serialDates: areSerials(rows, assignments.find(({ role }) => role === 'date')?.column),
    decimal,
    quantityScale: scaleOf('quantity'),
    priceScale: scaleOf('unitPrice'),
    amountScale: scaleOf('amount'),
    evidence,
  };
}

function areSerials(rows: string[][], column: number | undefined): boolean {
  const cells = column === undefined ? [] : rows.flatMap((row) => row[column]?.trim() || []);
  return cells.length > 0 && cells.filter((cell) => readExcelDay(cell) !== null).length >= cells.length * 0.8;
}

function addDate(evidence: Evidence, text: string): void {
  const { proves } = readDay(text.trim().split(/[ T](?=[^:]*:)/)[0] ?? '', 'dmy');
  if (proves === 'dmy') evidence.dayFirst++;
  else if (proves === 'mdy') evidence.monthFirst++;
  else if (proves === 'either') evidence.eitherOrder++;
}

function addNumber(evidence: Evidence, text: string): void {
  const proves = readNumber(text, '.')?.proves;
  if (proves === '.') evidence.dots++;
  else if (proves === ',') evidence.commas++;
}
