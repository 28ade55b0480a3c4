import type { Role } from '../../sales/sale-line';
import { readNumber, toMantissa } from '../values/number';
import type { Assignment } from './header';

const scale = 6;

/**
 * The assignments without a total that belongs to the whole order: one that stays the same, or is left blank, on
 * neighbouring lines of a transaction whose own quantity x price differ. Adding it per line would multiply revenue.
 */
export function withoutOrderTotal(assignments: Assignment[], rows: string[][]): Assignment[] {
  const columnOf = (role: Role) => assignments.find((assignment) => assignment.role === role)?.column;
  const [id, quantity, price, total] = (['transactionId', 'quantity', 'unitPrice', 'amount'] as const).map(columnOf);
  if (assignments.some(({ number }) => number !== undefined)) return assignments;
  if (id === undefined || quantity === undefined || price === undefined || total === undefined) return assignments;
  const cell = (row: string[], column: number) => row[column]?.trim() ?? '';
  let repeated = 0;
  let own = 0;
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1];
    if (before === undefined || cell(row, id) === '' || cell(row, id) !== cell(before, id)) continue;
    const product = productOf(cell(row, quantity), cell(row, price));
    const other = productOf(cell(before, quantity), cell(before, price));
    if (product === null || other === null || product === other) continue;
    if (cell(row, total) === '' || cell(row, total) === cell(before, total)) repeated++;
    else own++;
  }
  return repeated > own ? assignments.filter(({ role }) => role !== 'amount') : assignments;
}

function productOf(quantity: string, price: string): bigint | null {
  const [first, second] = [readNumber(quantity, '.'), readNumber(price, '.')];
  return first === null || second === null ? null : toMantissa(first, scale) * toMantissa(second, scale);
}
