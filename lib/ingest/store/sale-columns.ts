import { type SaleLineColumn, saleLineColumns } from '../../sales/sale-line';
import type { ParquetColumn, ParquetType } from '../parquet/parquet-file';
import { type ColumnValues, noValues, type RowGroup, RowGroupWriter } from '../parquet/row-group';
import type { ByteSink } from '../source';
import { ChunkBuilder } from './chunk-values';
import { DayCounts } from './day-counts';
import { DecimalColumn } from './decimal-column';
import { Dictionary } from './dictionary';
import type { HashSeed } from './hash-bytes';

/** Rows of a row group: few enough for bounded memory, many enough for DuckDB to read one per thread. */
export const groupRows = 131_072;

/** Codes and dictionary of a text column. */
export interface TextColumn {
  codes: Int32Array;
  dictionary: Dictionary;
}

export type TextRole = 'transactionId' | 'product' | 'category' | 'customerId' | 'store';

/** Scale of a decimal column, and whether it needs 16 bytes; null when the file cannot give it. */
export type DecimalShape = { scale: number; wide: boolean } | null;

export interface SaleShape {
  date: boolean;
  texts: ReadonlySet<TextRole>;
  /** Whether the ids of the file are only a part of what tells transactions apart. */
  rawIds: boolean;
  quantity: DecimalShape;
  unitPrice: DecimalShape;
  amount: DecimalShape;
  discount: DecimalShape;
  cost: DecimalShape;
}

const keyOf: Partial<Record<SaleLineColumn, TextRole>> = {
  transaction_key: 'transactionId',
  product_key: 'product',
  customer_key: 'customerId',
};
const textOf: Partial<Record<SaleLineColumn, TextRole>> = {
  transaction_id: 'transactionId',
  product: 'product',
  category: 'category',
  customer_id: 'customerId',
  store: 'store',
};

/** The Parquet columns of a file of that shape. */
export function parquetColumnsOf(shape: SaleShape): ParquetColumn[] {
  const decimals: Partial<Record<SaleLineColumn, DecimalShape>> = {
    quantity: shape.quantity,
    unit_price: shape.unitPrice,
    amount: shape.amount,
    discount: shape.discount,
    cost: shape.cost,
  };
  return saleLineColumns.map((name) => ({ name, type: typeOf(name, decimals[name] ?? null) }));
}

function typeOf(name: SaleLineColumn, decimal: DecimalShape): ParquetType {
  if (name === 'day') return { kind: 'date' };
  if (name === 'second') return { kind: 'int32' };
  if (keyOf[name] !== undefined) return { kind: 'int64' };
  if (textOf[name] !== undefined) return { kind: 'text' };
  return { kind: 'decimal', scale: decimal?.scale ?? 0, wide: decimal?.wide ?? false };
}

/** The kept lines of the row group being filled, written in Parquet's form when it is full. */
export class SaleColumns {
  /** Rows in the group so far. */
  rows = 0;
  written = 0;
  readonly days: Int32Array;
  readonly seconds: Int32Array;
  readonly texts: Partial<Record<TextRole, TextColumn>> = {};
  /** The file's own ids where `texts` holds others made from them; not stored. */
  readonly rawIds: TextColumn | undefined;
  readonly quantity: DecimalColumn | null;
  readonly unitPrice: DecimalColumn | null;
  readonly amount: DecimalColumn | null;
  readonly discount: DecimalColumn | null;
  readonly cost: DecimalColumn | null;
  readonly used = new Set<SaleLineColumn>();
  readonly dayCounts = new DayCounts();
  private readonly writer: RowGroupWriter;
  private readonly dictionaries: Dictionary[] = [];
  private readonly decimals: DecimalColumn[];
  /** Rows of the group that are not written, in order. */
  private readonly dropped: number[] = [];
  private readonly builder: ChunkBuilder;

  constructor(
    sink: Pick<ByteSink, 'write'>,
    private readonly shape: SaleShape,
    seed: HashSeed,
    isSuspiciousProduct: (text: string) => boolean,
    hideCustomer: (text: string) => string,
    onCustomerContact: ((text: string) => void) | null,
    undo: ((text: string, hide: ((text: string) => string) | null) => string) | null,
    readonly capacity = groupRows,
  ) {
    this.days = new Int32Array(capacity);
    this.seconds = new Int32Array(capacity).fill(-1);
    this.builder = new ChunkBuilder(capacity);
    const textColumn = (role: TextRole | null): TextColumn => {
      const hide = role === 'customerId' ? hideCustomer : null;
      const rename = undo === null ? hide : (text: string) => undo(text, hide);
      const onContact = role === 'customerId' ? onCustomerContact : null;
      const dictionary = new Dictionary(
        seed,
        role === 'product' ? isSuspiciousProduct : null,
        rename,
        onContact,
        undo === null && onContact !== null,
      );
      this.dictionaries.push(dictionary);
      return { codes: new Int32Array(capacity), dictionary };
    };
    for (const role of shape.texts) this.texts[role] = textColumn(role);
    this.rawIds = shape.rawIds ? textColumn(null) : undefined;
    this.quantity = decimalColumn(capacity, shape.quantity);
    this.unitPrice = decimalColumn(capacity, shape.unitPrice);
    this.amount = decimalColumn(capacity, shape.amount);
    this.discount = decimalColumn(capacity, shape.discount);
    this.cost = decimalColumn(capacity, shape.cost);
    this.decimals = [this.quantity, this.unitPrice, this.amount, this.discount, this.cost].filter(
      (column) => column !== null,
    );
    this.writer = new RowGroupWriter(sink);
  }

  /** Whether the group should be written before the next row. */
  isFull(): boolean {
    if (this.rows === this.capacity) return true;
    return (this.rows & 255) === 0 && this.dictionaries.some((dictionary) => dictionary.full);
  }

  /** Whether as many rows can be added to the group. */
  hasRoom(rows: number): boolean {
    return this.rows + rows <= this.capacity && !this.dictionaries.some((dictionary) => dictionary.full);
  }

  /** Makes a row of the group the same as another one. */
  copyRow(from: number, to: number): void {
    this.days[to] = this.days[from]!;
    this.seconds[to] = this.seconds[from]!;
    for (const { codes } of Object.values(this.texts)) codes[to] = codes[from]!;
    for (const column of this.decimals) column.copy(from, to);
  }

  /** Leaves a row out when the group is written; until then later rows may look back at it. */
  drop(row: number): void {
    this.dropped.push(row);
  }

  /** Whether a value did not fit into 64 bits. */
  hasOverflowed(): boolean {
    return this.decimals.some(({ overflowed }) => overflowed);
  }

  /** Writes the group, unless `dry`, and starts the next one. */
  endGroup(dry: boolean): void {
    if (this.dropped.length > 0) this.closeGaps();
    if (this.rows > 0 && !dry) {
      let shared: { text: ColumnValues; key: ColumnValues } | null = null;
      this.writer.write(this.rows, saleLineColumns.length, (index) => {
        const name = saleLineColumns[index] ?? 'day';
        const keyRole = keyOf[name];
        if (keyRole !== undefined) shared = this.textValues(keyRole);
        const values = keyRole !== undefined ? (shared?.key ?? noValues) : this.valuesOf(name, shared);
        if (textOf[name] !== undefined) shared = null;
        if (values.values > 0 && (name !== 'second' || this.hasClock())) this.used.add(name);
        return values;
      });
    }
    this.written += this.rows;
    this.rows = 0;
    for (const column of this.decimals) column.endGroup();
    for (const dictionary of this.dictionaries) dictionary.endGroup();
  }

  /** The groups written since this was asked last. */
  takeGroups(): RowGroup[] {
    const { groups } = this.writer;
    this.writer.restart();
    return groups;
  }

  private closeGaps(): void {
    let to = this.dropped[0]!;
    let gap = 0;
    for (let from = to; from < this.rows; from++)
      if (from === this.dropped[gap]) gap++;
      else this.copyRow(from, to++);
    this.rows = to;
    this.dropped.length = 0;
  }

  /** Whether a line is of another time than midnight, which is what programs write that know only the day. */
  private hasClock(): boolean {
    return this.seconds.subarray(0, this.rows).some((second) => second > 0);
  }

  private textValues(role: TextRole): { text: ColumnValues; key: ColumnValues } {
    const column = this.texts[role];
    if (column === undefined) return { text: noValues, key: noValues };
    return this.builder.texts(column.codes, this.rows, column.dictionary);
  }

  private valuesOf(name: SaleLineColumn, shared: { text: ColumnValues } | null): ColumnValues {
    const role = textOf[name];
    if (role !== undefined) return shared === null ? this.textValues(role).text : { ...shared.text, repeatsPage: true };
    if (name === 'day') return this.dayValues();
    if (name === 'second') return this.builder.seconds(this.seconds, this.rows);
    const column = this.decimalOf(name);
    return column === null ? noValues : this.builder.decimals(column, this.rows);
  }

  private dayValues(): ColumnValues {
    if (!this.shape.date) return noValues;
    const values = this.builder.days(this.days, this.rows);
    this.dayCounts.add(this.days, this.rows);
    return values;
  }

  private decimalOf(name: SaleLineColumn): DecimalColumn | null {
    if (name === 'unit_price') return this.unitPrice;
    return name === 'quantity' || name === 'amount' || name === 'discount' || name === 'cost' ? this[name] : null;
  }
}

function decimalColumn(rows: number, shape: DecimalShape): DecimalColumn | null {
  return shape === null ? null : new DecimalColumn(rows, shape.scale, shape.wide);
}
