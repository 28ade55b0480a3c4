import type { Role } from '../../sales/sale-line';
import type { DecimalMark } from '../understanding';
import { readNumber } from '../values/number';
import { withoutPercent } from '../values/units';
import { normaliseHeader } from './aliases';
import type { Assignment } from './header';
import type { NumberRole } from './samples';
import type { Source } from './sources';

/** What a discount is written as: money off the line or off each unit, per cent of the price or a share of it. */
export type DiscountUnit = 'line' | 'unit' | 'percent' | 'share';

/** What the columns of discount and cost mean; null where there is none, or nothing tells. */
export interface LineValues {
  discount: {
    unit: DiscountUnit;
    /** Whether discounts that were given are written below zero. */
    isNegative: boolean;
  } | null;
  cost: 'line' | 'unit' | null;
}

/** Figures of a sampled row; NaN where a cell holds none. */
interface Figures {
  product: string;
  quantity: number;
  unitPrice: number;
  amount: number;
  discount: number;
  cost: number;
  /** The total before the discount, by a column of its own or quantity x price. */
  list: number;
}

const share = /%|percent|pct|prozent|pourcent|porcent|procent|\brate\b|\bshare\b/i;
const eachUnit = /unit|each|peritem|stuck|stueck|price|preis|prix|prezzo|precio|preco|prijs|einkauf|achat|acquisto/;
const wholeLine = /cogs|costofgoods|costofsales|total|wareneinsatz/;
const gross = ['grosssales', 'grossprice', 'grossamount', 'productsales', 'subtotalwodiscount', 'subtotal'];
const tolerance = 0.02;

/** The meaning of the columns of discount and cost, by their names, what other columns prove, and their values. */
export function lineValuesOf(
  header: string[],
  assignments: Assignment[],
  rows: string[][],
  marks: Record<NumberRole, DecimalMark>,
  source: Source | null,
): LineValues {
  const columnOf = (role: Role) => assignments.find((assignment) => assignment.role === role)?.column ?? -1;
  const [discount, cost] = [columnOf('discount'), columnOf('cost')];
  if (discount < 0 && cost < 0) return { discount: null, cost: null };
  const before = header.findIndex(
    (name, column) => gross.includes(normaliseHeader(name)) && !assignments.some((each) => each.column === column),
  );
  const figures = rows.map((row): Figures => {
    const of = (column: number, mark: DecimalMark) => numberIn(row[column] ?? '', mark);
    const quantity = of(columnOf('quantity'), marks.quantity);
    const unitPrice = of(columnOf('unitPrice'), marks.unitPrice);
    return {
      product: row[columnOf('product')] ?? '',
      quantity,
      unitPrice,
      amount: of(columnOf('amount'), marks.amount),
      discount: of(discount, marks.discount),
      cost: of(cost, marks.cost),
      list: before >= 0 ? of(before, marks.amount) : quantity * unitPrice,
    };
  });
  const cells = rows.map((row) => row[discount] ?? '');
  return {
    discount: discount < 0 ? null : discountOf(header[discount] ?? '', cells, figures, source),
    cost: cost < 0 ? null : costOf(normaliseHeader(header[cost] ?? ''), figures),
  };
}

function numberIn(cell: string, mark: DecimalMark): number {
  const number = readNumber(withoutPercent(cell), mark);
  return number === null ? Number.NaN : Number(`${number.digits}e${-number.scale}`);
}

function discountOf(
  header: string,
  cells: string[],
  figures: Figures[],
  source: Source | null,
): LineValues['discount'] {
  const given = figures.filter((row) => row.discount !== 0 && !Number.isNaN(row.discount));
  const isReturn = ({ quantity, amount }: Figures) => quantity < 0 || (Number.isNaN(quantity) && amount < 0);
  const below = given.filter((row) => row.discount < 0 !== isReturn(row)).length;
  const isNegative = below * 2 > given.length;
  const size = given.map((row) => Math.abs(row.discount));
  const named = share.test(header) || cells.some((cell) => cell.trim().endsWith('%'));
  const inShares = size.every((value) => value <= 1) && size.some((value) => value < 1);
  const proven = provenUnit(given);
  if (proven !== null) return { unit: proven, isNegative };
  if (named) return { unit: inShares && !cells.some((cell) => cell.includes('%')) ? 'share' : 'percent', isNegative };
  if (source !== null) return { unit: source.discount ?? 'line', isNegative };
  if (/unit|each|peritem|stuck/.test(normaliseHeader(header))) return { unit: 'unit', isNegative };
  if (/amount|betrag|montant|importe|importo|valor|value/.test(normaliseHeader(header)))
    return { unit: 'line', isNegative };
  if (size.length === 0) return { unit: 'line', isNegative };
  if (isScale(given)) return inShares ? { unit: 'share', isNegative } : null;
  return inShares ? null : { unit: 'line', isNegative };
}

/** The unit in which the total before the discount and the total after it agree on most lines. */
function provenUnit(given: Figures[]): DiscountUnit | null {
  const tested = given.filter(({ list, amount }) => !Number.isNaN(list) && !Number.isNaN(amount));
  const after: Record<DiscountUnit, (row: Figures, size: number) => number> = {
    line: ({ list }, size) => list - Math.sign(list) * size,
    unit: ({ list, quantity }, size) => list - quantity * size,
    percent: ({ list }, size) => list * (1 - size / 100),
    share: ({ list }, size) => list * (1 - size),
  };
  for (const unit of ['line', 'unit', 'percent', 'share'] as const) {
    const fits = tested.filter((row) => Math.abs(after[unit](row, Math.abs(row.discount)) - row.amount) <= tolerance);
    if (fits.length * 2 > tested.length) return unit;
  }
  return null;
}

/** Whether few values recur on lines whose totals differ tenfold, as rates do and sums of money hardly ever. */
function isScale(given: Figures[]): boolean {
  const totals = new Map<number, number[]>();
  for (const { discount, amount, list } of given) {
    const total = Math.abs(Number.isNaN(amount) ? list : amount);
    totals.set(discount, [...(totals.get(discount) ?? []), total]);
  }
  if (totals.size > 20 || given.length < totals.size * 2) return false;
  const spread = [...totals.values()].filter((list) => Math.max(...list) > 10 * Math.min(...list)).length;
  return spread * 2 >= totals.size;
}

function costOf(name: string, figures: Figures[]): LineValues['cost'] {
  if (wholeLine.test(name)) return 'line';
  if (eachUnit.test(name)) return 'unit';
  const known = figures.filter(({ cost }) => !Number.isNaN(cost) && cost !== 0);
  const several = known.filter(({ quantity }) => quantity > 1);
  if (several.length === 0) return 'line';
  let [unit, line] = [0, 0];
  const first = new Map<string, Figures>();
  for (const row of known) {
    const other = first.get(row.product);
    if (other === undefined) first.set(row.product, row);
    else if (other.quantity !== row.quantity) {
      if (Math.abs(other.cost - row.cost) <= tolerance) unit++;
      else if (Math.abs(other.cost / other.quantity - row.cost / row.quantity) <= tolerance) line++;
    }
  }
  if (unit !== line) return unit > line ? 'unit' : 'line';
  const above = several.filter(({ cost, quantity, unitPrice, amount }) => {
    const price = Number.isNaN(unitPrice) ? amount / quantity : unitPrice;
    return cost > price;
  }).length;
  if (above * 2 > several.length) return 'line';
  return above === 0 && several.length >= 5 ? 'unit' : null;
}
