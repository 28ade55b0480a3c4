import type { Role } from '../../sales/sale-line';
import { type Assumptions, mostMoneyDecimals, mostQuantityDecimals } from '../assumptions';
import { DateCells } from '../columns/date-cells';
import { DecimalCells } from '../columns/decimal-cells';
import type { Assignment } from '../columns/header';
import type { Dialect } from '../read/dialect';
import { type ColumnPlan, DATE, DECIMAL, IGNORED, type Layout, TEXT, TIME } from '../read/layout';
import type { DecimalColumn } from '../store/decimal-column';
import type { HashSeed } from '../store/hash-bytes';
import type { SaleColumns, SaleShape, TextRole } from '../store/sale-columns';

const textRoles: TextRole[] = ['transactionId', 'product', 'category', 'customerId', 'store'];
const missingText: Partial<Record<Role, string>> = {
  product: 'MISSING_PRODUCT',
  transactionId: 'MISSING_TRANSACTION_ID',
};

/** Where a line's amount comes from: the file's own total, quantity x unit price, or nowhere. */
export type AmountSource = 'quantityTimesPrice' | 'lineTotal' | null;

/** The file's own line total goes before a product, as it is what was charged. */
export function amountSourceOf(assignments: Assignment[]): AmountSource {
  const has = (role: Role) => assignments.some((assignment) => assignment.role === role);
  if (has('amount')) return 'lineTotal';
  return has('unitPrice') && has('quantity') ? 'quantityTimesPrice' : null;
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

/** What to do with each column of the file. */
export function layoutOf(
  dialect: Dialect,
  assignments: Assignment[],
  assumed: Assumptions,
  columns: SaleColumns,
  seed: HashSeed,
): Layout {
  const roles = new Map(assignments.map(({ role, column }) => [column, role]));
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
    if (role === 'amount' && columns.amount !== null) return decimal(plan, columns.amount, mostMoneyDecimals, 'PRICE');
    return plan;
  });
  return {
    plans,
    delimiter: dialect.delimiter,
    anyNewline: assumed.anyNewline,
    required: dialect.header.findLastIndex((name) => name !== '') + 1,
    totalsLackCells: plans.some((plan) => plan.kind === DATE || plan.missing === 'MISSING_TRANSACTION_ID'),
    dates: new DateCells(assumed.dateOrder, seed),
    clockInDate: !plans.some((plan) => plan.kind === TIME),
  };

  function decimal(plan: ColumnPlan, column: DecimalColumn, most: number, name: string): ColumnPlan {
    const cells = new DecimalCells(column, most, assumed.decimal, seed);
    return { ...plan, kind: DECIMAL, decimal: cells, missing: `MISSING_${name}`, bad: `BAD_${name}` };
  }
}
