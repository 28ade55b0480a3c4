export interface Pair<Value> {
  before: Value;
  after: Value;
}

/** What two periods add up to. Money and units are whole numbers of their last digit; null is what the file cannot give. */
export interface PairSums {
  /** A cent, in the last digits of the money. */
  cent: bigint;
  revenue: Pair<bigint>;
  units: Pair<bigint> | null;
  transactions: Pair<bigint> | null;
  /** Revenue after of the products that were sold in both periods, and what it would be at the average prices before. */
  sameProducts: { revenue: bigint; atPricesBefore: bigint };
  /** Change of the other products, which were sold, or more sold than returned, in one period only. */
  otherProducts: { revenue: bigint; units: bigint };
}

export type PartName =
  | 'transactions'
  | 'unitsPerTransaction'
  | 'units'
  | 'averageTransactionValue'
  | 'price'
  | 'mix'
  | 'range'
  | 'sameProducts';

export interface Part {
  name: PartName;
  /** Its part of the change of revenue. */
  amount: bigint;
  /** Relative change of what it is named after; null for the mix and the range, which are no single figure. */
  ratio: number | null;
}

/**
 * The change of revenue as a sum of parts: transactions, units per transaction, prices of the products sold in both periods,
 * the range (new and gone products) and the mix. With P = revenue / units before: more or fewer units count dUnits x P, of
 * which transactions account for what their growth alone would have brought; price is the sum of units after x (price after -
 * price before); range is dRevenue - dUnits x P of the other products. Each is rounded to the cent, and the mix takes the
 * rest. Without units the value of a transaction takes it, without either the products sold in both periods.
 * @see Horngren, Datar & Rajan, Cost Accounting: sales-quantity, sales-mix and selling-price variances
 */
export function bridge(sums: PairSums): Part[] {
  const { revenue, sameProducts, otherProducts } = sums;
  const units = isGrown(sums.units) ? sums.units : null;
  const transactions = isGrown(sums.transactions) ? sums.transactions : null;
  const scaled = (part: bigint, whole: bigint) => divide(revenue.before * part, whole);
  const parts: Part[] = [];
  const add = (name: PartName, amount: bigint, ratio: number | null) =>
    parts.push({ name, amount: divide(amount, sums.cent) * sums.cent, ratio });
  if (transactions !== null) {
    const { before, after } = transactions;
    add('transactions', scaled(after - before, before), growth(after, before));
  }
  if (units !== null) {
    const { before, after } = units;
    const quantity = scaled(after - before, before);
    if (transactions === null) add('units', quantity, growth(after, before));
    else
      add(
        'unitsPerTransaction',
        quantity - total(parts),
        growth(after * transactions.before, before * transactions.after),
      );
    const { revenue: paid, atPricesBefore } = sameProducts;
    add('price', paid - atPricesBefore, growth(paid, atPricesBefore));
    add('range', otherProducts.revenue - scaled(otherProducts.units, before), null);
  }
  if (units === null && transactions === null) add('range', otherProducts.revenue, null);
  const rest = revenue.after - revenue.before - total(parts);
  if (units !== null) return [...parts, { name: 'mix', amount: rest, ratio: null }];
  if (transactions === null) return [...parts, { name: 'sameProducts', amount: rest, ratio: null }];
  const ratio = growth(revenue.after * transactions.before, revenue.before * transactions.after);
  return [...parts, { name: 'averageTransactionValue', amount: rest, ratio }];
}

/** Whether there was something before, so that a change has a measure. */
function isGrown(pair: Pair<bigint> | null): pair is Pair<bigint> {
  return pair !== null && pair.before > 0n;
}

function growth(after: bigint, before: bigint): number | null {
  return before === 0n ? null : Number(after - before) / Number(before);
}

function total(parts: readonly Part[]): bigint {
  return parts.reduce((sum, { amount }) => sum + amount, 0n);
}

/** The nearest whole number to a quotient by a positive divisor; halves go away from zero. */
function divide(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + (dividend < 0n ? -divisor : divisor)) / (2n * divisor);
}
