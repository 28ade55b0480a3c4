import type { DecimalColumn } from '../store/decimal-column';
import type { SaleColumns } from '../store/sale-columns';
import { dividedHalfEven } from '../values/number';
import type { AmountSource } from './layout-of';

export type Derivable = 'quantity' | 'unitPrice' | 'amount';

/** Fills in the one of quantity, unit price and line total that a row lacks, from the other two. */
export class Derivation {
  /** How many cells of each were filled in. */
  readonly counts: Record<Derivable, number> = { quantity: 0, unitPrice: 0, amount: 0 };

  constructor(
    private readonly columns: SaleColumns,
    private readonly source: AmountSource,
  ) {}

  /** Which of the three the column holds; null when the file has not all three. */
  roleOf(column: DecimalColumn): Derivable | null {
    const { quantity, unitPrice } = this.columns;
    if (this.source !== 'lineTotal' || quantity === null || unitPrice === null) return null;
    return column === quantity ? 'quantity' : column === unitPrice ? 'unitPrice' : 'amount';
  }

  /**
   * Puts the value into the row, exact where it fits its column's scale and else rounded to it; false when there is
   * none, as the other two do not say.
   */
  fill(role: Derivable, row: number): boolean {
    const { quantity, unitPrice, amount } = this.columns;
    if (quantity === null || unitPrice === null || amount === null) return false;
    const power = quantity.scale + unitPrice.scale - amount.scale;
    if (role === 'amount')
      return this.put(role, amount, row, scaled(quantity.get(row) * unitPrice.get(row), -power), scaled(1n, power));
    const [target, divisor] = role === 'quantity' ? [quantity, unitPrice] : [unitPrice, quantity];
    return this.put(role, target, row, scaled(amount.get(row), power), divisor.get(row) * scaled(1n, -power));
  }

  private put(role: Derivable, target: DecimalColumn, row: number, dividend: bigint, divisor: bigint): boolean {
    if (divisor === 0n) return false;
    const sign = divisor < 0n ? -1n : 1n;
    const mantissa = dividedHalfEven(dividend * sign, divisor * sign);
    const limit = 10n ** BigInt(9 + target.scale);
    if (mantissa > limit || mantissa < -limit) return false;
    target.set(row, mantissa);
    this.counts[role]++;
    return true;
  }
}

/** The value times ten to the power, unchanged when the power is negative. */
function scaled(value: bigint, power: number): bigint {
  return power > 0 ? value * 10n ** BigInt(power) : value;
}
