import type { CodedPart } from '../engine/coded/chunk';
import type { KeyCodes } from '../engine/coded/key-codes';
import { type DayFilter, type ReadGroup, selectDays, type TypedColumn } from '../engine/coded/read-groups';
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

type Group = ReadGroup<(typeof codedColumns)[keyof typeof codedColumns]>;

/**
 * Adds the selected lines of row groups. Transactions, products, days and numbers are places in short lists: these are looked at, and lines by
 * the kernel alone.
 */
export class GroupAdder {
  /** The rows of the selected lines, and their days. */
  private readonly selected: Uint32Array;
  private readonly days: Int32Array;
  /** By codes, and after them for none: numbers, of keys or days, and values; 1 for units that are sold, and for days that are wanted. */
  private readonly numbers: Uint32Array;
  private readonly values: Float64Array;
  private readonly areSold: Uint8Array;
  private readonly areWanted: Uint8Array;

  /** @param mostRows of a row group */
  constructor(
    private readonly collector: BasketCollector,
    private readonly lines: CodedLines,
    private readonly groups: number,
    mostRows: number,
  ) {
    const { memory } = collector;
    this.selected = memory.uint32(mostRows);
    this.days = memory.int32(mostRows);
    this.numbers = memory.uint32(mostRows + 1);
    this.values = memory.float64(mostRows + 1);
    this.areSold = memory.uint8(mostRows + 1);
    this.areWanted = memory.uint8(mostRows + 1);
  }

  add({ part, rows, column }: Group): void {
    const { collector } = this;
    const { columns } = this.lines;
    const [transactions, items] = [column('transaction_key'), column('product_key')];
    const [days, amounts, units] = [column('day'), column('amount'), column('quantity')];
    const dayOf = wholeNumbers(days, days.type);
    const unitsOf = wholeNumbers(units, units.type);
    const count = this.select(rows, transactions, days, selectDays(dayOf, this.lines.days, part), units, unitsOf);
    if (collector.transactions.count === 0) collector.transactions.makeRoom(transactions.size * this.groups);
    const room = collector.open(count);
    this.number(count, transactions, collector.transactions, room.transactions);
    this.number(count, items, collector.items, room.items);
    this.take(count, amounts, wholeNumbers(amounts, amounts.type), part.scales.amount, room.amounts);
    this.take(count, units, unitsOf, part.scales.quantity, room.units);
    collector.close(count, this.date(count, days, dayOf), {
      days: columns.includes('day'),
      amounts: columns.includes('amount'),
      units: columns.includes('quantity'),
    });
  }

  /** Finds the rows that put something in a basket, and tells how many they are. */
  private select(
    rows: number,
    transactions: TypedColumn,
    days: TypedColumn,
    areWanted: Uint8Array,
    units: TypedColumn,
    unitsOf: Float64Array,
  ): number {
    this.areWanted.set(areWanted);
    for (let code = 0; code < unitsOf.length; code++) this.areSold[code] = Number(unitsOf[code]! > 0);
    this.areSold[unitsOf.length] = 1;
    const [codes, none] = [transactions.codes.byteOffset, transactions.size];
    const marks = [units.codes, this.areSold, days.codes, this.areWanted, this.selected];
    return this.kernel.selectLines(rows, codes, none, ...marks.map(({ byteOffset }) => byteOffset));
  }

  /** Numbers the keys of selected lines. */
  private number(count: number, keys: TypedColumn, known: KeyCodes, into: Uint32Array): void {
    const numbers = this.numbers.fill(0, 0, keys.size);
    const [selected, codes] = [this.selected.byteOffset, keys.codes.byteOffset];
    this.kernel.markCodes(count, selected, codes, numbers.byteOffset);
    known.number(keys, numbers);
    this.kernel.takeNumbers(count, selected, codes, numbers.byteOffset, into.byteOffset);
  }

  /** Writes the numbers of selected lines as whole parts. */
  private take(count: number, { codes }: TypedColumn, digits: Float64Array, scale: number, into: Float64Array): void {
    const { values } = this;
    for (let code = 0; code < digits.length; code++)
      values[code] = Math.round((digits[code]! / 10 ** scale) * partsOfOne);
    values[digits.length] = 0;
    const addresses = [this.selected, codes, values, into].map(({ byteOffset }) => byteOffset);
    this.kernel.takeValues(count, ...addresses);
  }

  /** The days of selected lines. */
  private date(count: number, { codes }: TypedColumn, dayOf: Float64Array): Int32Array {
    this.numbers.set(dayOf);
    this.numbers[dayOf.length] = noDay;
    const addresses = [this.selected, codes, this.numbers, this.days].map(({ byteOffset }) => byteOffset);
    this.kernel.takeNumbers(count, ...addresses);
    return this.days;
  }

  private get kernel() {
    return this.collector.memory.kernel;
  }
}
