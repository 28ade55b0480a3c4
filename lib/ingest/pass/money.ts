import { ExactSum, largestExact, NO_VALUE } from '../store/decimal-column';
import type { SaleColumns } from '../store/sale-columns';
import { dividedHalfEven } from '../values/number';
import type { AmountSource } from './layout-of';

/**
 * The amount of each line and their sum, exact: the file's own line total, else quantity x unit price. A line total
 * beside a price and a quantity is compared with their product.
 */
export class Money {
  readonly sum = new ExactSum();
  /** Lines whose own total differs from quantity x unit price by more than its rounding. */
  disagreements = 0;
  negativePrices = 0;
  /** 10^-excess turns quantity x price into the amount's scale. */
  private readonly excess: number;
  private readonly unit: number;
  private readonly tolerance: number;
  /** Whether amounts are the file's own line totals. */
  private readonly listed: boolean;

  /** @param decimals how many the file's own line totals are written with, at most as many as their column holds */
  constructor(
    private readonly columns: SaleColumns,
    source: AmountSource,
    decimals: number,
  ) {
    const { quantity, unitPrice, amount } = columns;
    this.excess = (quantity?.scale ?? 0) + (unitPrice?.scale ?? 0) - (amount?.scale ?? 0);
    this.listed = source === 'lineTotal';
    this.unit = 10 ** this.excess;
    this.tolerance = 0.5 * 10 ** ((amount?.scale ?? 0) - decimals);
  }

  /** Fills in the amount of a row whose cells are read. */
  settle(row: number): void {
    const { amount, quantity, unitPrice } = this.columns;
    if (unitPrice !== null && unitPrice.mantissas[row]! < 0) this.negativePrices++;
    if (amount === null) return;
    if (quantity !== null && unitPrice !== null) {
      const product = quantity.mantissas[row]! * unitPrice.mantissas[row]!;
      if (this.listed) this.compare(product, amount.mantissas[row]!);
      else if (this.excess === 0 && product >= -largestExact && product <= largestExact) {
        const mantissa = product === 0 ? 0 : product;
        amount.mantissas[row] = mantissa;
        this.sum.add(mantissa);
        return;
      } else if (unitPrice.mantissas[row] === NO_VALUE) amount.setNone(row);
      else amount.set(row, dividedHalfEven(quantity.get(row) * unitPrice.get(row), 10n ** BigInt(this.excess)));
    }
    const plain = amount.mantissas[row]!;
    if (Number.isNaN(plain)) this.sum.addBig(amount.get(row));
    else if (plain !== NO_VALUE) this.sum.add(plain);
  }

  /** Takes back a row of the group that was settled. */
  undo(row: number): void {
    const { amount, unitPrice } = this.columns;
    if (unitPrice !== null && unitPrice.mantissas[row]! < 0) this.negativePrices--;
    if (amount !== null && amount.mantissas[row] !== NO_VALUE) this.sum.addBig(-amount.get(row));
  }

  /** Both are doubles beyond 2^52 at most by their rounding, which the last term allows for. */
  private compare(product: number, amount: number): void {
    if (Math.abs(product) === NO_VALUE) return;
    if (Math.abs(product / this.unit - amount) > this.tolerance * 1.000001 + Math.abs(amount) * 1e-13)
      this.disagreements++;
  }
}
