import { type DecimalColumn, NO_VALUE } from '../store/decimal-column';
import { EMPTY, suspectedCode } from '../store/dictionary';
import type { SaleColumns } from '../store/sale-columns';
import type { DecimalMark } from '../understanding';
import type { BasketItem } from '../values/baskets/basket-item';
import { readNumber, toMantissa } from '../values/number';
import type { Money } from './money';

/** A product of a row, with what stands beside it in columns of its own. */
export interface RowItem extends BasketItem {
  figures: [column: DecimalColumn, mantissa: bigint][];
}

/** Makes a sale line of each product of a row that lists a basket. */
export class BasketRows {
  /** Sale lines beyond the first of each row. */
  extraLines = 0;
  /** Rows whose total belongs to several products. */
  undividedTotals = 0;

  constructor(
    private readonly columns: SaleColumns,
    private readonly money: Money,
    private readonly decimal: DecimalMark,
  ) {}

  /** Adds the lines of the row whose other cells are in the columns; its total stays only with a single product. */
  add(items: RowItem[]): void {
    const { amount } = this.columns;
    const row = this.columns.rows;
    const ownFigures = items.some(({ figures }) => figures.length > 0);
    if (amount !== null && items.length > 1 && !ownFigures) {
      if (amount.mantissas[row] !== NO_VALUE) this.undividedTotals++;
      amount.setNone(row);
    }
    for (const [index, item] of items.entries()) {
      if (index > 0) this.columns.copyRow(row, row + index);
      this.fill(row + index, item);
      if (ownFigures) this.fillFigures(row + index, item);
      this.money.settle(row + index);
    }
    this.columns.rows = row + items.length;
    this.extraLines += items.length - 1;
  }

  private fill(row: number, { name, count }: BasketItem): void {
    const { texts, quantity } = this.columns;
    const code = texts.product?.dictionary.intern(name) ?? EMPTY;
    if (texts.product !== undefined) texts.product.codes[row] = Math.max(code, suspectedCode(code));
    const number = count === null ? null : readNumber(count, this.decimal);
    const scale = quantity?.scale ?? 0;
    quantity?.set(row, number === null ? 10n ** BigInt(scale) : toMantissa(number, scale));
  }

  private fillFigures(row: number, { figures }: RowItem): void {
    const { unitPrice, amount } = this.columns;
    unitPrice?.setNone(row);
    amount?.setNone(row);
    for (const [column, mantissa] of figures) column.set(row, mantissa);
  }
}
