import type { Role } from '../../sales/sale-line';
import type { Dialect } from '../read/dialect';
import type { Encoding } from '../read/encoding';
import { requote } from '../read/quoting/requote';
import { RowReader } from '../read/row-reader';
import { toUtf8 } from '../read/text-reader';
import type { ByteSource } from '../source';
import type { DateOrder, DecimalMark, IngestOptions } from '../understanding';
import { dayPartOf, readDay } from '../values/dates/date';
import { readEpoch } from '../values/dates/epoch';
import { readExcelDay } from '../values/dates/excel-day';
import { areSixDigits } from '../values/dates/six-digit-day';
import { readNumber } from '../values/number';
import { withoutPercent, withoutUnit } from '../values/units';
import { addEvidence, addOrder, type Evidence, noEvidence, provenMark, provenOrder } from './evidence';
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
    const text = toUtf8(raw.subarray(0, length), encoding.name);
    slices.push(rowsIn(dialect.quoting === null ? text : requote(text, dialect.quoting), dialect, true));
  }
  return slices.flat();
}

function rowsIn(bytes: Uint8Array, dialect: Dialect, skipFirst: boolean): string[][] {
  const reader = new RowReader(dialect.delimiter.charCodeAt(0), dialect.anyNewline);
  const rows: string[][] = [];
  let at = skipFirst ? reader.afterLine(bytes, 0, bytes.length) : 0;
  while (at >= 0 && at < bytes.length && rows.length < sampleRows) {
    const next = reader.readMended(bytes, at, bytes.length, true, dialect.header.length);
    if (reader.problem === null && reader.fields === dialect.header.length)
      rows.push(Array.from({ length: reader.fields }, (_, index) => reader.text(bytes, index)));
    at = next;
  }
  return rows;
}

export const numberRoles = ['quantity', 'unitPrice', 'amount', 'discount', 'cost'] as const;
export type NumberRole = (typeof numberRoles)[number];

/** What numbers as dates are: a count of days or seconds, or the digits of a day. */
export type CountedDates = 'days' | 'seconds' | 'sixDigits' | null;

export interface Guess {
  dateOrder: DateOrder;
  countedDates: CountedDates;
  /** The mark of the file as a whole, for columns that prove none by themselves. */
  decimal: DecimalMark;
  marks: Record<NumberRole, DecimalMark>;
  /** Columns whose own numbers prove their mark. */
  provenMarks: Set<NumberRole>;
  quantityScale: number;
  priceScale: number;
  amountScale: number;
  discountScale: number;
  costScale: number;
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
  const own = {
    quantity: noEvidence(),
    unitPrice: noEvidence(),
    amount: noEvidence(),
    discount: noEvidence(),
    cost: noEvidence(),
  };
  const cellsOf = (wanted: Role) => {
    const columns = assignments.filter(({ role }) => role === wanted);
    return columns.flatMap(({ column }) => rows.map((row) => row[column] ?? ''));
  };
  for (const cell of cellsOf('date')) addOrder(evidence, readDay(dayPartOf(cell), 'dmy').proves);
  for (const role of numberRoles) {
    for (const cell of cellsOf(role))
      addNumber(own[role], withoutPercent(cell), role !== 'quantity' && role !== 'discount');
    addEvidence(evidence, own[role]);
  }
  const decimal = options.decimal ?? provenMark(evidence, delimiter);
  const markOf = ({ dots, commas }: Evidence) => (dots === commas ? decimal : dots > commas ? '.' : ',');
  const marks = { quantity: decimal, unitPrice: decimal, amount: decimal, discount: decimal, cost: decimal };
  if (options.decimal === undefined) for (const role of numberRoles) marks[role] = markOf(own[role]);
  const scaleOf = (role: NumberRole) =>
    cellsOf(role).reduce(
      (most, cell) =>
        Math.max(
          most,
          readNumber(role === 'quantity' ? withoutUnit(cell) : withoutPercent(cell), marks[role])?.scale ?? 0,
        ),
      0,
    );
  return {
    dateOrder: options.dateOrder ?? (startWithYear(cellsOf('date')) ? 'ymd' : provenOrder(evidence)),
    countedDates: countIn(cellsOf('date').filter((cell) => cell.trim() !== '')),
    decimal,
    marks,
    provenMarks: new Set(numberRoles.filter((role) => own[role].dots !== own[role].commas)),
    quantityScale: scaleOf('quantity'),
    priceScale: scaleOf('unitPrice'),
    amountScale: scaleOf('amount'),
    discountScale: scaleOf('discount'),
    costScale: scaleOf('cost'),
    evidence,
  };
}

const pairs = /^(\d{2})([-/.])\d{2}\2(\d{2})(?!\d)/;

/** Whether dates of three pairs of digits start with the year: it changes less often than the day at their end. */
function startWithYear(cells: string[]): boolean {
  const parts = cells.flatMap((cell) => {
    const found = pairs.exec(cell.trim());
    return found === null ? [] : [{ first: found[1], last: found[3] }];
  });
  const distinct = (list: (string | undefined)[]) => new Set(list).size;
  const [first, last] = [distinct(parts.map((part) => part.first)), distinct(parts.map((part) => part.last))];
  return parts.length * 2 > cells.length && last > first && parts.every((part) => Number(part.last) <= 31);
}

/** What nearly all dates count: a spreadsheet's days, or seconds or milliseconds; or what all are, days as yymmdd. */
function countIn(cells: string[]): CountedDates {
  const most = (read: (cell: string) => unknown) =>
    cells.length > 0 && cells.filter((cell) => read(cell) !== null).length >= cells.length * 0.8;
  if (most(readExcelDay)) return 'days';
  if (areSixDigits(cells)) return 'sixDigits';
  return most(readEpoch) ? 'seconds' : null;
}

/** Money with three digits after its only mark may be thousands; a quantity such as 1.000 is none. */
function addNumber(evidence: Evidence, text: string, isMoney: boolean): void {
  const number = readNumber(isMoney ? text : withoutUnit(text), '.');
  if (number?.proves === '.') evidence.dots++;
  else if (number?.proves === ',') evidence.commas++;
  else if (isMoney && number?.scale === 3) evidence.ambiguous++;
}
