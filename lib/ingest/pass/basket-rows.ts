import { NO_VALUE } from '../store/decimal-column';
import { EMPTY, suspectedCode } from '../store/dictionary';
import type { SaleColumns } from '../store/sale-columns';
import type { DecimalMark } from '../understanding';
import type { BasketItem } from '../values/basket';
import { readNumber, toMantissa } from '../values/number';
import { basketDecimals } from './layout-of';
import type { Money } from './money';

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
  add(items: BasketItem[]): void {
    const { amount } = this.columns;
    const row = this.columns.rows;
    if (amount !== null && items.length > 1) {
      if (amount.mantissas[row] !== NO_VALUE) this.undividedTotals++;
      amount.setNone(row);
    }
    for (const [index, item] of items.entries()) {
      if (index > 0) this.columns.copyRow(row, row + index);
      this.fill(row + index, item);
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
    quantity?.set(row, number === null ? 10n ** BigInt(basketDecimals) : toMantissa(number, basketDecimals));
  }
}
