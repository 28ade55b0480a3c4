import type { DiscountUnit, LineValues } from '../columns/line-values';
import { type DecimalColumn, NO_VALUE } from '../store/decimal-column';
import type { SaleColumns } from '../store/sale-columns';
import { dividedHalfEven } from '../values/number';

/**
 * Turns the discount and the cost of a row, as its cells give them, into money of the whole line: a discount that was
 * given is above zero, one that a return takes back is below. Beside a price and a quantity a rate is one of their
 * product, else of what the line's total was before it.
 */
export class Reductions {
  constructor(
    private readonly columns: SaleColumns,
    private readonly values: LineValues,
    /** Whether amounts are the file's own totals, after the discount. */
    private readonly listed: boolean,
  ) {}

  settle(row: number): void {
    const { discount, cost, quantity } = this.columns;
    if (discount !== null && this.values.discount !== null && discount.mantissas[row] !== NO_VALUE)
      this.settleDiscount(discount, row, this.values.discount);
    if (cost !== null && this.values.cost === 'unit' && cost.mantissas[row] !== NO_VALUE && quantity !== null)
      cost.set(row, timesQuantity(cost.get(row), quantity, row));
  }

  private settleDiscount(
    column: DecimalColumn,
    row: number,
    { unit, isNegative }: { unit: DiscountUnit; isNegative: boolean },
  ): void {
    const { quantity } = this.columns;
    const written = isNegative ? -column.get(row) : column.get(row);
    if (unit === 'line') {
      if (isNegative) column.set(row, written);
      return;
    }
    if (unit === 'unit') {
      if (quantity === null) column.setNone(row);
      else column.set(row, timesQuantity(written, quantity, row));
      return;
    }
    const whole = 10n ** BigInt(column.scale) * (unit === 'percent' ? 100n : 1n);
    const value = this.rateOf(written, whole, column.scale, row);
    if (value === null) column.setNone(row);
    else column.set(row, value);
  }

  /** What a rate of `part` out of `whole` takes off the line, in units of the scale; null where nothing tells. */
  private rateOf(part: bigint, whole: bigint, scale: number, row: number): bigint | null {
    const { quantity, unitPrice, amount } = this.columns;
    if (quantity !== null && unitPrice !== null && unitPrice.mantissas[row] !== NO_VALUE) {
      const list = quantity.get(row) * unitPrice.get(row);
      return scaledDivision(list * part, whole, scale - quantity.scale - unitPrice.scale);
    }
    if (amount === null || !this.listed || amount.mantissas[row] === NO_VALUE || part >= whole) return null;
    return scaledDivision(amount.get(row) * part, whole - part, scale - amount.scale);
  }
}

function timesQuantity(value: bigint, quantity: DecimalColumn, row: number): bigint {
  if (quantity.mantissas[row] === NO_VALUE) return value;
  return dividedHalfEven(value * quantity.get(row), 10n ** BigInt(quantity.scale));
}

/** The quotient times ten to the power, rounded half to even; the divisor is above zero. */
function scaledDivision(dividend: bigint, divisor: bigint, power: number): bigint {
  return power >= 0
    ? dividedHalfEven(dividend * 10n ** BigInt(power), divisor)
    : dividedHalfEven(dividend, divisor * 10n ** BigInt(-power));
}
