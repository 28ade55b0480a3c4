import type { Role } from '../../sales/sale-line';
import { type Assumptions, mostMoneyDecimals, mostQuantityDecimals } from '../assumptions';
import { normaliseHeader } from '../columns/aliases';
import { CellMemo } from '../columns/cell-memo';
import { DateCells } from '../columns/date-cells';
import { DecimalCells } from '../columns/decimal-cells';
import { type Assignment, countBeside } from '../columns/header';
import type { IdRule } from '../columns/id-rule';
import { isContact } from '../columns/personal';
import { type Dialect, mostColumns } from '../read/dialect';
import { type ColumnPlan, DATE, DECIMAL, FLAG, IGNORED, ITEMS, type Layout, TEXT, TIME } from '../read/layout';
import { codeColumn, undoRejected } from '../rejects/corrected';
import { leftOutCodes } from '../rejects/reasons';
import type { ByteSink } from '../source';
import type { DecimalColumn } from '../store/decimal-column';
import type { ProductNames } from '../store/product-names';
import { groupRows, SaleColumns, type SaleShape, type TextRole } from '../store/sale-columns';
import type { DecimalMark, Proofs } from '../understanding';
import { hideName } from '../values/clean';
import { namesStatus, saysCancelled } from '../values/order-status';
import { Contradiction } from './contradiction';
import type { PassInput } from './pass-input';

/** Decimals of the counts in a cell of products, such as "1.5 x Cheese". */
export const basketDecimals = 3;
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
export function shapeOf(assignments: Assignment[], assumed: Assumptions, idRule: IdRule | null): SaleShape {
  const has = (role: Role) => assignments.some((assignment) => assignment.role === role);
  const texts = new Set(textRoles.filter(has));
  if (has('items')) texts.add('product');
  if (idRule !== null) texts.add('transactionId');
  const counts = { scale: basketDecimals, wide: false };
  return {
    date: has('date'),
    texts,
    rawIds: idRule === 'idAndDay',
    quantity: has('quantity') ? assumed.quantity : has('items') ? counts : null,
    unitPrice: has('unitPrice') ? assumed.unitPrice : null,
    amount: amountSourceOf(assignments) === null ? null : assumed.amount,
  };
}

/** Columns for at most so many rows a group, whose groups go to `part`. */
export function saleColumnsOf(
  input: PassInput,
  part: Pick<ByteSink, 'write'>,
  products: ProductNames,
  rows: number,
): SaleColumns {
  const { dialect, assignments, assumed, idRule, personal, seed, options } = input;
  const columnOf = (wanted: Role) => assignments.find(({ role }) => role === wanted)?.column;
  const salt = options.customerSalt ?? '';
  const isHidden = personal.includes(columnOf('customerId') ?? -1);
  return new SaleColumns(
    part,
    shapeOf(assignments, assumed, idRule),
    seed,
    (name) => products.isSuspicious(name),
    isHidden ? (name) => hideName(name, salt) : null,
    isHidden ? null : refuseContact,
    dialect.corrected ? undoRejected : null,
    Math.min(groupRows, rows),
  );
}

/** A customer who is known by an e-mail address or a phone number, where customers were taken to be plain ids. */
function refuseContact(name: string): void {
  if (isContact(name)) throw new Contradiction('customer');
}

/** What to do with each column of the file. */
export function layoutOf(input: PassInput, columns: SaleColumns, currentLine: () => number): Layout {
  const { dialect, assignments, assumed, seed, shape, known: source } = input;
  const proofs: Proofs = { dateOrder: null, decimal: null };
  const note = (name: keyof Proofs, column: string) => (text: string) => {
    proofs[name] ??= { line: currentLine(), column, value: text.trim() };
  };
  const roles = new Map(assignments.map(({ role, column }) => [column, role]));
  const baskets = shape.format !== 'lines';
  const plans = headerOf(dialect).map((header, column): ColumnPlan => {
    const role = roles.get(column);
    const plan: ColumnPlan = {
      kind: IGNORED,
      header,
      text: null,
      decimal: null,
      flag: null,
      count: -1,
      missing: null,
      bad: null,
    };
    const text = textRoles.find((name) => name === role);
    if (dialect.corrected && column === codeColumn) {
      const leftOut = new CellMemo(seed, (cell) => leftOutCodes.includes(cell.trim()));
      return { ...plan, kind: FLAG, flag: leftOut, bad: 'LEFT_OUT' };
    }
    const place = source?.leftOut?.header.split(' ').indexOf(normaliseHeader(header)) ?? -1;
    if (role === undefined && source?.leftOut !== undefined && place >= 0) {
      const { value, code } = source.leftOut;
      const follows = source.blank !== undefined && place === 0;
      const flag = new CellMemo(seed, (cell) => (follows && cell.trim() === '') || value.test(cell.trim()));
      return { ...plan, kind: FLAG, flag, bad: code };
    }
    if (role === undefined && source?.leftOut === undefined && namesStatus(header))
      return { ...plan, kind: FLAG, flag: new CellMemo(seed, saysCancelled) };
    if (text === 'customerId' && source?.blank !== undefined)
      return { ...plan, kind: TEXT, text: columns.texts[text] ?? null, missing: 'MISSING_CUSTOMER' };
    if (text !== undefined) {
      const stored = text === 'transactionId' ? (columns.rawIds ?? columns.texts[text]) : columns.texts[text];
      return { ...plan, kind: TEXT, text: stored ?? null, missing: missingText[text] ?? null };
    }
    if (role === 'items' || shape.format === 'basketLines')
      return { ...plan, kind: ITEMS, missing: 'MISSING_PRODUCT', count: countBeside(header, dialect.header) };
    if (role === 'date') return { ...plan, kind: DATE, missing: 'MISSING_DATE', bad: 'BAD_DATE' };
    if (role === 'time') return { ...plan, kind: TIME, bad: 'BAD_DATE' };
    if (role === 'quantity' && columns.quantity !== null)
      return decimal(plan, columns.quantity, mostQuantityDecimals, 'QUANTITY', assumed.marks.quantity);
    if (role === 'unitPrice' && columns.unitPrice !== null)
      return decimal(plan, columns.unitPrice, mostMoneyDecimals, 'PRICE', assumed.marks.unitPrice);
    if (role === 'amount' && columns.amount !== null) {
      const amount = decimal(plan, columns.amount, mostMoneyDecimals, 'PRICE', assumed.marks.amount);
      return baskets ? { ...amount, missing: null } : amount;
    }
    return plan;
  });
  const date = plans.find(({ kind }) => kind === DATE)?.header ?? '';
  return {
    plans,
    delimiter: dialect.delimiter,
    anyNewline: assumed.anyNewline,
    required: dialect.basketLines ? 1 : dialect.header.findLastIndex((name) => name !== '') + 1,
    items: plans.findIndex((plan) => plan.kind === ITEMS),
    ids: plans.findIndex(({ missing }) => missing === missingText.transactionId),
    separator: shape.separator,
    totalsLackCells: plans.some((plan) => plan.kind === DATE || plan.missing === 'MISSING_TRANSACTION_ID') || baskets,
    dates: new DateCells(assumed.dateOrder, assumed.countedDates, seed, note('dateOrder', date)),
    corrected: dialect.corrected,
    clockInDate: !plans.some((plan) => plan.kind === TIME),
    proofs,
  };

  function decimal(plan: ColumnPlan, column: DecimalColumn, most: number, name: string, mark: DecimalMark): ColumnPlan {
    const cells = new DecimalCells(column, most, mark, seed, note('decimal', plan.header));
    return { ...plan, kind: DECIMAL, decimal: cells, missing: `MISSING_${name}`, bad: `BAD_${name}` };
  }
}

/** Names of the columns that a row can have, which is any number where each line is a basket. */
function headerOf({ header, basketLines }: Dialect): string[] {
  return basketLines ? Array.from({ length: mostColumns }, (_, index) => `column ${index + 1}`) : header;
}
