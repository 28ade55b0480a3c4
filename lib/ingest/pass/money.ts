import type { DecimalColumn } from '../store/decimal-column';
import { ExactSum, largestExact } from '../store/decimal-column';
import type { SaleColumns } from '../store/sale-columns';

/**
 * The amount of each line and their sum, exact: quantity x unit price where the file has a price, else its line total.
 * A line total beside a price is compared with the product.
 */
export class Money {
  readonly sum = new ExactSum();
  /** Lines whose own total differs from quantity x unit price by more than its rounding. */
  disagreements = 0;
  negativePrices = 0;
  private readonly unit: number;
  /** 10^-excess turns quantity x price into the amount's scale, when that is smaller. */
  private readonly excess: bigint;

  constructor(
    private readonly columns: SaleColumns,
    private readonly derived: boolean,
    private readonly listed: DecimalColumn | null,
  ) {
    const { quantity, unitPrice, amount } = columns;
    const scale = (quantity?.scale ?? 0) + (unitPrice?.scale ?? 0);
    this.excess = BigInt(derived ? scale - (amount?.scale ?? 0) : 0);
    this.unit = 10 ** (scale - (listed?.scale ?? 0));
  }

  /** Fills in the amount of a row whose cells are read. */
  settle(row: number): void {
    const { amount, quantity, unitPrice } = this.columns;
    if (unitPrice !== null && unitPrice.mantissas[row]! < 0) this.negativePrices++;
    if (amount === null) return;
    if (this.derived && quantity !== null && unitPrice !== null) {
      const product = quantity.mantissas[row]! * unitPrice.mantissas[row]!;
      if (this.excess === 0n && product >= -largestExact && product <= largestExact)
        amount.mantissas[row] = product === 0 ? 0 : product;
      else amount.set(row, rounded(quantity.get(row) * unitPrice.get(row), 10n ** this.excess));
      if (this.listed !== null) this.compare(product, this.listed.mantissas[row]!);
    }
    const plain = amount.mantissas[row]!;
    if (Number.isNaN(plain)) this.sum.addBig(amount.get(row));
    else this.sum.add(plain);
  }

  /** Takes back the row settled last. */
  undo(row: number): void {
    const { amount, unitPrice } = this.columns;
    if (unitPrice !== null && unitPrice.mantissas[row]! < 0) this.negativePrices--;
    if (amount !== null) this.sum.addBig(-amount.get(row));
  }

  private compare(product: number, listed: number): void {
    if (Math.abs(product / this.unit - listed) > 0.5000001) this.disagreements++;
  }
}

/** Division of a mantissa, rounded half to even. */
function rounded(value: bigint, by: bigint): bigint {
  if (by === 1n) return value;
  const whole = value / by;
  const rest = 2n * (value % by);
  const size = rest < 0n ? -rest : rest;
  return size > by || (size === by && whole % 2n !== 0n) ? whole + (value < 0n ? -1n : 1n) : whole;
}
