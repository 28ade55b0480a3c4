import { allProducts } from '../../sales/filter';
import type { Role } from '../../sales/sale-line';
import { mostMoneyDecimals, mostQuantityDecimals } from '../assumptions';
import { normaliseHeader } from '../columns/aliases';
import { CellMemo } from '../columns/cell-memo';
import { DateCells } from '../columns/date-cells';
import { DecimalCells } from '../columns/decimal-cells';
import { isContact, isPerson } from '../columns/personal';
import { givesPrices } from '../columns/row-shape';
import { type Dialect, mostColumns } from '../read/dialect';
import { BESIDE, type ColumnPlan, DATE, DECIMAL, FLAG, IGNORED, ITEMS, type Layout, TEXT, TIME } from '../read/layout';
import { codeColumn, undoRejected } from '../rejects/corrected';
import { leftOutCodes } from '../rejects/reasons';
import type { ByteSink } from '../source';
import type { DecimalColumn } from '../store/decimal-column';
import type { ProductNames } from '../store/product-names';
import { groupRows, SaleColumns, type SaleShape, type TextRole } from '../store/sale-columns';
import type { DecimalMark, Proofs } from '../understanding';
import { hideName } from '../values/clean';
import { isCurrency, namesCurrency } from '../values/currency';
import { namesStatus, saysCancelled } from '../values/order-status';
import { withoutPercent, withoutUnit } from '../values/units';
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
export function amountSourceOf({ assignments, shape }: Pick<PassInput, 'assignments' | 'shape'>): AmountSource {
  const has = (role: Role) => assignments.some((assignment) => assignment.role === role);
  if (has('amount')) return 'lineTotal';
  if (givesPrices(shape)) return 'quantityTimesPrice';
  return has('unitPrice') && (has('quantity') || has('items')) ? 'quantityTimesPrice' : null;
}

type LayoutInput = Pick<PassInput, 'assignments' | 'assumed' | 'idRule' | 'lineValues' | 'shape'>;

/** Which columns the Parquet part gets values for. */
export function shapeOf(input: LayoutInput): SaleShape {
  const { assignments, assumed, idRule, lineValues, shape } = input;
  const has = (role: Role) => assignments.some((assignment) => assignment.role === role);
  const texts = new Set(textRoles.filter(has));
  texts.add('product');
  if (idRule !== null) texts.add('transactionId');
  const counts = { ...assumed.quantity, scale: Math.max(assumed.quantity.scale, basketDecimals) };
  return {
    date: has('date'),
    texts,
    rawIds: idRule === 'idAndDay',
    quantity: has('items') ? counts : has('quantity') ? assumed.quantity : null,
    unitPrice: has('unitPrice') || givesPrices(shape) ? assumed.unitPrice : null,
    amount: amountSourceOf(input) === null ? null : assumed.amount,
    discount: lineValues.discount === null ? null : assumed.discount,
    cost: lineValues.cost === null ? null : assumed.cost,
  };
}

/** Columns for at most so many rows a group, whose groups go to `part`. */
export function saleColumnsOf(
  input: PassInput,
  part: Pick<ByteSink, 'write'>,
  products: ProductNames,
  rows: number,
): SaleColumns {
  const { dialect, assignments, personal, seed, options } = input;
  const columnOf = (wanted: Role) => assignments.find(({ role }) => role === wanted)?.column;
  const salt = options.customerSalt ?? '';
  const isHidden = personal.includes(columnOf('customerId') ?? -1);
  const columns = new SaleColumns(
    part,
    shapeOf(input),
    seed,
    (name) => products.isSuspicious(name),
    (name) => (isHidden || isPerson(name) ? hideName(name, salt) : name),
    isHidden ? null : refuseContact,
    dialect.corrected ? undoRejected : null,
    Math.min(groupRows, rows),
  );
  const { product } = columns.texts;
  if (columnOf('product') === undefined && columnOf('items') === undefined && !dialect.basketLines)
    product?.codes.fill(product.dictionary.intern(allProducts));
  return columns;
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
  const assigned = new Map(assignments.map((assignment) => [assignment.column, assignment]));
  const besideOf = (number: number | undefined) =>
    assignments.flatMap(({ role, column, ...other }) =>
      number !== undefined && role !== 'items' && other.number === number ? [column] : [],
    );
  const baskets = shape.format !== 'lines';
  const isPriced = assignments.some(({ role }) => role === 'amount' || role === 'unitPrice');
  const currencies = new Set<string>();
  const noteCurrency = (cell: string) => {
    if (isCurrency(cell.trim())) currencies.add(cell.trim());
    return false;
  };
  const plans = headerOf(dialect).map((header, column): ColumnPlan => {
    const { role, number } = assigned.get(column) ?? {};
    const plan: ColumnPlan = {
      kind: IGNORED,
      header,
      text: null,
      decimal: null,
      flag: null,
      beside: [],
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
    if (role === undefined && isPriced && namesCurrency(normaliseHeader(header)))
      return { ...plan, kind: FLAG, flag: new CellMemo(seed, noteCurrency) };
    if (text === 'customerId' && source?.blank !== undefined)
      return { ...plan, kind: TEXT, text: columns.texts[text] ?? null, missing: 'MISSING_CUSTOMER' };
    if (text !== undefined) {
      const stored = text === 'transactionId' ? (columns.rawIds ?? columns.texts[text]) : columns.texts[text];
      return { ...plan, kind: TEXT, text: stored ?? null, missing: missingText[text] ?? null };
    }
    if (role === 'items' || shape.format === 'basketLines')
      return { ...plan, kind: ITEMS, missing: 'MISSING_PRODUCT', beside: besideOf(number) };
    if (role === 'date') return { ...plan, kind: DATE, missing: 'MISSING_DATE', bad: 'BAD_DATE' };
    if (role === 'time') return { ...plan, kind: TIME, bad: 'BAD_DATE' };
    if (role === 'quantity' && columns.quantity !== null)
      return besideItem(
        decimal(plan, columns.quantity, mostQuantityDecimals, 'QUANTITY', assumed.marks.quantity),
        number,
      );
    if (role === 'unitPrice' && columns.unitPrice !== null)
      return besideItem(decimal(plan, columns.unitPrice, mostMoneyDecimals, 'PRICE', assumed.marks.unitPrice), number);
    if (role === 'discount' && columns.discount !== null)
      return optional(decimal(plan, columns.discount, mostMoneyDecimals, 'PRICE', assumed.marks.discount));
    if (role === 'cost' && columns.cost !== null)
      return optional(decimal(plan, columns.cost, mostMoneyDecimals, 'PRICE', assumed.marks.cost));
    if (role === 'amount' && columns.amount !== null) {
      const amount = decimal(plan, columns.amount, mostMoneyDecimals, 'PRICE', assumed.marks.amount);
      return baskets && number === undefined ? { ...amount, missing: null } : besideItem(amount, number);
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
    currencies,
    proofs,
  };

  function decimal(plan: ColumnPlan, column: DecimalColumn, most: number, name: string, mark: DecimalMark): ColumnPlan {
    const strip = name === 'QUANTITY' ? withoutUnit : column === columns.discount ? withoutPercent : null;
    const cells = new DecimalCells(column, most, mark, seed, note('decimal', plan.header), strip);
    return { ...plan, kind: DECIMAL, decimal: cells, missing: `MISSING_${name}`, bad: `BAD_${name}` };
  }
}

/** A figure that a row need not have; one that cannot be read is left out. */
function optional(plan: ColumnPlan): ColumnPlan {
  return { ...plan, missing: null, bad: null };
}

/** A figure of one product of several is read with that product. */
function besideItem(plan: ColumnPlan, number: number | undefined): ColumnPlan {
  return number === undefined ? plan : { ...plan, kind: BESIDE };
}

/** Names of the columns that a row can have, which is any number where each line is a basket. */
function headerOf({ header, basketLines }: Dialect): string[] {
  return basketLines ? Array.from({ length: mostColumns }, (_, index) => `column ${index + 1}`) : header;
}
