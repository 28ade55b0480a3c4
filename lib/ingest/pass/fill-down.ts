import { EMPTY } from '../store/dictionary';
import type { SaleColumns, TextColumn } from '../store/sale-columns';

/** Fills what later lines of an order leave blank from the line before: date and customer, or the order's id too. */
export class FillDown {
  /** Whether the row before was not kept, so that a row without an id may belong to it. */
  broken = true;
  /** The last line of the row group before, by its texts. */
  private last: { id: string; customer: string | null; day: number; second: number } | null = null;

  constructor(
    private readonly columns: SaleColumns,
    private readonly fillsIds: boolean,
  ) {}

  /** Completes the current row; false when the line before does not give the id or the date that it lacks. */
  fill(lacksId: boolean, lacksDate: boolean): boolean {
    const { columns } = this;
    const { customerId } = columns.texts;
    const ids = this.ids();
    const row = columns.rows;
    const before = this.before(ids);
    if (ids === undefined || before === null) return !lacksId && !lacksDate;
    if (lacksId && (!this.fillsIds || this.broken)) return false;
    if (lacksId) ids.codes[row] = before.id;
    const same = ids.codes[row] === before.id;
    if (lacksDate && !same) return false;
    if (lacksDate) {
      columns.days[row] = before.day;
      columns.seconds[row] = before.second;
    }
    if (same && customerId?.codes[row] === EMPTY) customerId.codes[row] = before.customer;
    return true;
  }

  /** Remembers the last line of the row group that ends. */
  endGroup(): void {
    const { columns } = this;
    const { customerId } = columns.texts;
    const ids = this.ids();
    const before = columns.rows === 0 ? null : this.before(ids);
    if (ids === undefined || before === null || before.id < 0) return;
    const customer = before.customer < 0 ? null : (customerId?.dictionary.name(before.customer) ?? null);
    this.last = { ...before, id: ids.dictionary.name(before.id), customer };
  }

  private ids(): TextColumn | undefined {
    return this.columns.rawIds ?? this.columns.texts.transactionId;
  }

  private before(ids: TextColumn | undefined): { id: number; customer: number; day: number; second: number } | null {
    const { columns, last } = this;
    const { customerId } = columns.texts;
    const row = columns.rows - 1;
    if (row >= 0) {
      const customer = customerId?.codes[row] ?? EMPTY;
      return { id: ids?.codes[row] ?? EMPTY, customer, day: columns.days[row]!, second: columns.seconds[row]! };
    }
    if (last === null) return null;
    const customer = last.customer === null ? EMPTY : (customerId?.dictionary.intern(last.customer) ?? EMPTY);
    return { ...last, id: ids?.dictionary.intern(last.id) ?? EMPTY, customer };
  }
}
