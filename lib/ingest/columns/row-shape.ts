import type { Role } from '../../sales/sale-line';
import { holdsList, type Separator, separatorOf, splitBasket } from '../values/baskets/basket';
import { readNumber } from '../values/number';
import type { Assignment } from './header';

/** What a row of the file is: a sale line, a cell (or cells) that list a basket, or a basket without anything else. */
export interface RowShape {
  format: 'lines' | 'baskets' | 'basketLines';
  /** Between the products of one cell. */
  separator: Separator | null;
  /** Whether products come from a column whose name says that it lists baskets, though no cell that was seen does. */
  mayList: boolean;
}

/** Whether the cells that list a basket give the price of each product. */
export function givesPrices({ separator }: RowShape): boolean {
  return separator === 'labelled';
}

const cellsOf = (rows: string[][], column: number) =>
  rows.map((row) => row[column] ?? '').filter((cell) => cell.trim() !== '');

/**
 * The roles with columns of baskets told from columns of single products, by what their cells hold. Quantity and price
 * of a whole basket say nothing of its lines and have no role; beside a unit price, most cells must be baskets.
 * @param lists cells of such a column beyond the sampled rows
 */
export function settleBaskets(
  assignments: Assignment[],
  rows: string[][],
  lists: string[],
): { assignments: Assignment[]; shape: RowShape } {
  const lines: RowShape = { format: 'lines', separator: null, mayList: false };
  const listed = assignments.filter(({ role }) => role === 'items');
  const product = assignments.find(({ role }) => role === 'product');
  const [items, ...more] =
    listed.length > 0 ? listed : [...countedProducts(product, rows), ...listedProducts(assignments, rows)];
  if (items === undefined) return { assignments, shape: lines };
  const cells = [...cellsOf(rows, items.column), ...lists];
  const priced = assignments.some(({ role }) => role === 'unitPrice');
  const isSingle = priced && cells.filter(holdsList).length * 2 <= cells.length;
  const separator = more.length > 0 || (isSingle && items.confidence < 1) ? null : separatorOf(cells);
  const others = assignments.filter(({ column }) => column !== items.column);
  if (more.length === 0 && separator === null && items.confidence < 1) {
    const numeric = cellsOf(rows, items.column).every((cell) => readNumber(cell, '.') !== null);
    if (product !== undefined || numeric) return { assignments: others, shape: lines };
    return { assignments: [...others, { ...items, role: 'product' }], shape: { ...lines, mayList: !priced } };
  }
  if (product !== undefined && product.column !== items.column && items.confidence < 1)
    return { assignments: others, shape: lines };
  const useless: Role[] = ['product', 'quantity', 'unitPrice', 'discount', 'cost'];
  if (separator === 'labelled') useless.push('amount');
  return {
    assignments: [
      ...others.filter(({ role, number }) => number !== undefined || !useless.includes(role)),
      { ...items, role: 'items' },
    ],
    shape: { format: 'baskets', separator, mayList: false },
  };
}

/** A product column most of whose cells are parted as no name is, where nothing beside it belongs to one product. */
function listedProducts(assignments: Assignment[], rows: string[][]): Assignment[] {
  const product = assignments.find(({ role }) => role === 'product');
  const single: Role[] = ['quantity', 'unitPrice', 'amount', 'category'];
  if (product === undefined || product.confidence === 1 || assignments.some(({ role }) => single.includes(role)))
    return [];
  const cells = cellsOf(rows, product.column);
  const separator = separatorOf(cells);
  if (separator !== ';' && separator !== '|' && separator !== '\n') return [];
  return cells.filter((cell) => cell.includes(separator)).length * 3 > cells.length ? [product] : [];
}

/** A product column whose cells count several products, such as "2 x Tea, 1 x Cup". */
function countedProducts(product: Assignment | undefined, rows: string[][]): Assignment[] {
  if (product === undefined || product.confidence === 1) return [];
  const cells = cellsOf(rows, product.column);
  const separator = separatorOf(cells);
  if (separator !== 'count' && separator !== 'countAfter') return [];
  const all = cells.every((cell) => splitBasket(cell, separator).every(({ count }) => count !== null));
  return all ? [product] : [];
}
