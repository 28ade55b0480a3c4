import type { Role } from '../../sales/sale-line';
import { type Assumptions, mostMoneyDecimals, mostQuantityDecimals } from '../assumptions';
import { DateCells } from '../columns/date-cells';
import { DecimalCells } from '../columns/decimal-cells';
import type { Assignment } from '../columns/header';
import type { Dialect } from '../read/dialect';
import { type ColumnPlan, DATE, DECIMAL, IGNORED, type Layout, TEXT, TIME } from '../read/layout';
import { DecimalColumn } from '../store/decimal-column';
import type { HashSeed } from '../store/hash-bytes';
import type { SaleColumns, SaleShape, TextRole } from '../store/sale-columns';

const textRoles: TextRole[] = ['transactionId', 'product', 'category', 'customerId', 'store'];
const missingText: Partial<Record<Role, string>> = {
  product: 'MISSING_PRODUCT',
  transactionId: 'MISSING_TRANSACTION_ID',
};

/** Where a line's amount comes from: quantity x unit price, the file's own total, or nowhere. */
export type AmountSource = 'quantityTimesPrice' | 'lineTotal' | null;

/** A unit price that can be multiplied goes before a total, which may hold tax or discounts. */
export function amountSourceOf(assignments: Assignment[]): AmountSource {
  const has = (role: Role) => assignments.some((assignment) => assignment.role === role);
  if (has('unitPrice') && has('quantity')) return 'quantityTimesPrice';
  return has('amount') ? 'lineTotal' : null;
}

/** Which columns the Parquet part gets values for. */
export function shapeOf(assignments: Assignment[], assumed: Assumptions): SaleShape {
  const has = (role: Role) => assignments.some((assignment) => assignment.role === role);
  return {
    date: has('date'),
    texts: new Set(textRoles.filter(has)),
    quantity: has('quantity') ? assumed.quantity : null,
    unitPrice: has('unitPrice') ? assumed.unitPrice : null,
    amount: amountSourceOf(assignments) === null ? null : assumed.amount,
  };
}

/** What to do with each column of the file; `listed` holds the line totals that are only compared. */
export function layoutOf(
  dialect: Dialect,
  assignments: Assignment[],
  assumed: Assumptions,
  columns: SaleColumns,
  seed: HashSeed,
): { layout: Layout; listed: DecimalColumn | null } {
  const roles = new Map(assignments.map(({ role, column }) => [column, role]));
  const source = amountSourceOf(assignments);
  let listed: DecimalColumn | null = null;
  const plans = dialect.header.map((header, column): ColumnPlan => {
    const role = roles.get(column);
    const plan: ColumnPlan = { kind: IGNORED, header, text: null, decimal: null, missing: null, bad: null };
    const text = textRoles.find((name) => name === role);
    if (text !== undefined)
      return { ...plan, kind: TEXT, text: columns.texts[text] ?? null, missing: missingText[text] ?? null };
    if (role === 'date') return { ...plan, kind: DATE, missing: 'MISSING_DATE', bad: 'BAD_DATE' };
    if (role === 'time') return { ...plan, kind: TIME, bad: 'BAD_DATE' };
    if (role === 'quantity' && columns.quantity !== null)
      return decimal(plan, columns.quantity, mostQuantityDecimals, 'QUANTITY');
    if (role === 'unitPrice' && columns.unitPrice !== null)
      return decimal(plan, columns.unitPrice, mostMoneyDecimals, 'PRICE');
    if (role === 'amount' && source === 'lineTotal' && columns.amount !== null)
      return decimal(plan, columns.amount, mostMoneyDecimals, 'PRICE');
    if (role === 'amount' && source === 'quantityTimesPrice') {
      listed = new DecimalColumn(columns.capacity, assumed.unitPrice.scale, false);
      return { ...decimal(plan, listed, assumed.unitPrice.scale, 'PRICE'), missing: null, bad: null };
    }
    return plan;
  });
  const layout: Layout = {
    plans,
    delimiter: dialect.delimiter,
    anyNewline: assumed.anyNewline,
    required: dialect.header.findLastIndex((name) => name !== '') + 1,
    totalsLackCells: plans.some((plan) => plan.kind === DATE || plan.missing === 'MISSING_TRANSACTION_ID'),
    dates: new DateCells(assumed.dateOrder, seed),
    clockInDate: !plans.some((plan) => plan.kind === TIME),
  };
  return { layout, listed };

  function decimal(plan: ColumnPlan, column: DecimalColumn, most: number, name: string): ColumnPlan {
    const cells = new DecimalCells(column, most, assumed.decimal, seed);
    return { ...plan, kind: DECIMAL, decimal: cells, missing: `MISSING_${name}`, bad: `BAD_${name}` };
  }
}
