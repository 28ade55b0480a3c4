import type { Chunk, CodedPart } from '../engine/coded/chunk';
import type { CodedColumn } from '../engine/coded/coded-column';
import { ColumnReader, type ReadBytes } from '../engine/coded/column-reader';
import { wholeNumbers } from '../engine/coded/whole-numbers';
import type { SaleLines } from '../engine/engine';
import { isOneOf, toDayNumber } from '../sales/calendar';
import { everything, type Filter } from '../sales/filter';
import type { SaleLineColumn } from '../sales/sale-line';
import { noDay, partsOfOne } from './itemsets/baskets';
import type { BasketCollector } from './itemsets/collector';
import type { KeyCodes } from './itemsets/key-codes';
import type { Level } from './read-baskets';

/** Lines in files, whose days alone say whether they are selected. */
export interface CodedLines {
  parts: CodedPart[];
  /** Columns of the files with values. */
  columns: SaleLineColumn[];
  days: Pick<Filter, 'from' | 'to' | 'weekday'>;
}

const columns = {
  transactions: 'transaction_key',
  items: 'product_key',
  days: 'day',
  amounts: 'amount',
  units: 'quantity',
} as const;

/** Where the selected lines lie that `readBasketLines` hands on; null where they have to be asked for. */
export async function findCodedLines(lines: SaleLines, filter: Filter, level: Level): Promise<CodedLines | null> {
  const { from, to, weekday, ...others } = filter;
  const isByDays = JSON.stringify({ ...everything, ...others }) === JSON.stringify(everything);
  const parts = level === 'product' && isByDays ? await lines.coded(Object.values(columns)) : null;
  return parts && { parts, columns: lines.profile.columns, days: { from, to, weekday } };
}

type Column = keyof typeof columns;
type Group = Record<Column, CodedColumn & { type: string }>;

/** Room for all lines of the files. */
interface Room {
  transactions: Uint32Array;
  items: Uint32Array;
  amounts: Float64Array;
  units: Float64Array;
  /** Of the lines of one row group. */
  days: Int32Array;
}

/**
 * Collects lines from their files, where transactions, products, days and numbers are places in short lists: these are looked
 * at, and not every line. Takes a third of the time of a question.
 */
export function addCodedLines(collector: BasketCollector, lines: CodedLines, readBytes: ReadBytes): void {
  const groups = lines.parts.flatMap((part) => part.groups.map((chunks) => ({ part, chunks })));
  const readerOf = (name: Column) => {
    const chunks = groups.map((group) => chunkOf(group.chunks, columns[name]));
    const reader = new ColumnReader(chunks);
    return (group: number) => {
      const chunk = chunks[group]!;
      return { type: chunk.type, ...reader.read(groups[group]!.part.path, chunk, readBytes) };
    };
  };
  const readers = {
    transactions: readerOf('transactions'),
    items: readerOf('items'),
    days: readerOf('days'),
    amounts: readerOf('amounts'),
    units: readerOf('units'),
  };
  const rows = groups.map(({ chunks }) => chunks[0]?.rows ?? 0);
  const all = rows.reduce((sum, count) => sum + count, 0);
  const room = {
    transactions: new Uint32Array(all),
    items: new Uint32Array(all),
    amounts: new Float64Array(all),
    units: new Float64Array(all),
    days: new Int32Array(rows.reduce((most, count) => Math.max(most, count), 0)),
  };
  const has = (name: Column) => lines.columns.includes(columns[name]);
  let count = 0;
  for (const [index, { part }] of groups.entries()) {
    const first = count;
    const group = {
      transactions: readers.transactions(index),
      items: readers.items(index),
      days: readers.days(index),
      amounts: readers.amounts(index),
      units: readers.units(index),
    };
    count = addGroup(collector, lines, part, group, room, first);
    const days = has('days') ? room.days.subarray(0, count - first) : undefined;
    collector.count(room.transactions.subarray(first, count), days);
  }
  collector.addCoded({
    transactions: room.transactions.subarray(0, count),
    items: room.items.subarray(0, count),
    amounts: has('amounts') ? room.amounts.subarray(0, count) : undefined,
    units: has('units') ? room.units.subarray(0, count) : undefined,
  });
}

/** Writes the selected lines of a row group from a place on, and tells the place after them. */
function addGroup(
  collector: BasketCollector,
  lines: CodedLines,
  part: CodedPart,
  { transactions, items, days, amounts, units }: Group,
  room: Room,
  first: number,
): number {
  const [transactionOf, itemOf] = [unknownCodes(transactions), unknownCodes(items)];
  const dayOf = withNone(wholeNumbers(days, days.type), noDay);
  const isWanted = Uint8Array.from(dayOf, (day, code) => Number(isSelected(day, code === days.size, lines.days, part)));
  const amountOf = withNone(toParts(wholeNumbers(amounts, amounts.type), part.scales.amount), 0);
  const quantities = wholeNumbers(units, units.type);
  const unitsOf = withNone(toParts(quantities, part.scales.quantity), 0);
  const isSold = Uint8Array.from(withNone(quantities, 1), (quantity) => Number(quantity > 0));
  const [transactionCodes, itemCodes, dayCodes] = [transactions.codes, items.codes, days.codes];
  const [amountCodes, unitCodes, none] = [amounts.codes, units.codes, transactions.size];
  let count = first;
  for (let row = 0; row < itemCodes.length; row++) {
    const transaction = transactionCodes[row]!;
    const unit = unitCodes[row]!;
    const day = dayCodes[row]!;
    if (transaction === none || isSold[unit] === 0 || isWanted[day] === 0) continue;
    const item = itemCodes[row]!;
    if (transactionOf[transaction] === unknown)
      transactionOf[transaction] = codeOf(collector.transactions, transactions, transaction);
    if (itemOf[item] === unknown) itemOf[item] = codeOf(collector.items, items, item);
    room.transactions[count] = transactionOf[transaction]!;
    room.items[count] = itemOf[item]!;
    room.days[count - first] = dayOf[day]!;
    room.amounts[count] = amountOf[amountCodes[row]!]!;
    room.units[count++] = unitsOf[unit]!;
  }
  return count;
}

function chunkOf(chunks: readonly Chunk[], column: string): Chunk {
  const chunk = chunks.find((one) => one.column === column);
  if (chunk === undefined) throw new Error(`A part has no column ${column}.`);
  return chunk;
}

/** A code of the collector that was not looked up. */
const unknown = -1;

function unknownCodes({ size }: CodedColumn): Int32Array {
  return new Int32Array(size).fill(unknown);
}

/** The number that the collector has for a key. */
function codeOf(keys: KeyCodes, { values }: CodedColumn, code: number): number {
  return keys.codeOf(values.getInt32(code * 8, true), values.getInt32(code * 8 + 4, true));
}

/** Values by their codes, with one for rows without a value. */
function withNone(values: Float64Array, none: number): Float64Array {
  const all = new Float64Array(values.length + 1);
  all.set(values);
  all[values.length] = none;
  return all;
}

function toParts(digits: Float64Array, scale: number): Float64Array {
  return digits.map((value) => Math.round((value / 10 ** scale) * partsOfOne));
}

function isSelected(day: number, isNone: boolean, { from, to, weekday }: CodedLines['days'], { hidden }: CodedPart) {
  if (isNone) return from === null && to === null && weekday.length === 0;
  const lies = (first: string | null, last: string | null) =>
    (first === null || day >= toDayNumber(first)) && (last === null || day <= toDayNumber(last));
  return lies(from, to) && isOneOf(day, weekday) && !hidden.some((period) => lies(period.from, period.to));
}
