import type { CodedPart } from '../engine/coded/chunk';
import type { ReadBytes } from '../engine/coded/column-reader';
import { codeOf, newCodes } from '../engine/coded/key-codes';
import { beginLines } from '../engine/coded/line-memory';
import {
  type DayFilter,
  type RowGroup,
  readGroups,
  rowsOf,
  selectDays,
  type TypedColumn,
} from '../engine/coded/read-groups';
import { wholeNumbers } from '../engine/coded/whole-numbers';
import type { SaleLineColumn } from '../sales/sale-line';
import { noDay, partsOfOne } from './itemsets/baskets';
import type { BasketCollector } from './itemsets/collector';

/** Lines in files, whose days alone say whether they are selected. */
export interface CodedLines {
  parts: CodedPart[];
  /** Columns of the files with values. */
  columns: SaleLineColumn[];
  days: DayFilter;
}

export const codedColumns = {
  transactions: 'transaction_key',
  items: 'product_key',
  days: 'day',
  amounts: 'amount',
  units: 'quantity',
} as const;

/** Room for lines, column by column. */
export interface Room {
  transactions: Uint32Array;
  items: Uint32Array;
  amounts: Float64Array;
  units: Float64Array;
}

type Column = keyof typeof codedColumns;
type Columns = Record<Column, TypedColumn>;

/** Of the lines of a row group; its memory is used again and again. */
let days = new Int32Array(0);

export function countRows(groups: readonly RowGroup[]): number {
  return groups.reduce((sum, group) => sum + rowsOf(group), 0);
}

/**
 * Writes the selected lines of row groups from a place on, numbered and counted by a collector, and tells the place after them. Transactions,
 * products, days and numbers are places in short lists: these are looked at, and not every line.
 */
export function addGroups(
  collector: BasketCollector,
  lines: CodedLines,
  groups: readonly RowGroup[],
  readBytes: ReadBytes,
  room: Room,
  start: number,
): number {
  let count = start;
  for (const { part, column } of readGroups<(typeof codedColumns)[Column]>(groups, readBytes, beginLines())) {
    const first = count;
    const columns = {
      transactions: column('transaction_key'),
      items: column('product_key'),
      days: column('day'),
      amounts: column('amount'),
      units: column('quantity'),
    };
    if (days.length < columns.items.codes.length) days = new Int32Array(columns.items.codes.length);
    count = addGroup(collector, lines, part, columns, room, first);
    const dated = lines.columns.includes(codedColumns.days) ? days.subarray(0, count - first) : undefined;
    collector.count(room.transactions.subarray(first, count), dated);
  }
  return count;
}

/** Writes the selected lines of a row group from a place on, and tells the place after them. */
function addGroup(
  collector: BasketCollector,
  lines: CodedLines,
  part: CodedPart,
  columns: Columns,
  room: Room,
  first: number,
): number {
  const { transactions, items, amounts, units } = columns;
  const [transactionOf, itemOf] = [newCodes(transactions), newCodes(items)];
  const dayOf = withNone(wholeNumbers(columns.days, columns.days.type), noDay);
  const isWanted = selectDays(dayOf.subarray(0, columns.days.size), lines.days, part);
  const amountOf = withNone(toParts(wholeNumbers(amounts, amounts.type), part.scales.amount), 0);
  const quantities = wholeNumbers(units, units.type);
  const unitsOf = withNone(toParts(quantities, part.scales.quantity), 0);
  const isSold = Uint8Array.from(withNone(quantities, 1), (quantity) => Number(quantity > 0));
  const [transactionCodes, itemCodes, dayCodes] = [transactions.codes, items.codes, columns.days.codes];
  const [amountCodes, unitCodes, none] = [amounts.codes, units.codes, transactions.size];
  const dayOfLine = days;
  let count = first;
  for (let row = 0; row < itemCodes.length; row++) {
    const transaction = transactionCodes[row]!;
    const unit = unitCodes[row]!;
    const day = dayCodes[row]!;
    if (transaction === none || isSold[unit] === 0 || isWanted[day] === 0) continue;
    const item = itemCodes[row]!;
    if (transactionOf[transaction]! < 0)
      transactionOf[transaction] = codeOf(collector.transactions, transactions, transaction);
    if (itemOf[item]! < 0) itemOf[item] = codeOf(collector.items, items, item);
    room.transactions[count] = transactionOf[transaction]!;
    room.items[count] = itemOf[item]!;
    dayOfLine[count - first] = dayOf[day]!;
    room.amounts[count] = amountOf[amountCodes[row]!]!;
    room.units[count++] = unitsOf[unit]!;
  }
  return count;
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
