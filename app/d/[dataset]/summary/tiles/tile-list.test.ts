import { expect, test } from 'vitest';
import type { Totals } from '@/lib/api/summary';
import { definitions } from '@/lib/summary/definitions';
import { chooseTiles, describeMissing } from './tile-list';

const totals = {
  revenue: 10,
  grossRevenue: 12,
  returns: 2,
  units: 4,
  lines: 3,
  transactions: 2,
  customers: 1,
  products: 2,
  averageTransactionValue: 5,
  unitsPerTransaction: 2,
};
const names = (known: Partial<Totals>) => chooseTiles({ ...totals, ...known }).map(({ key }) => definitions[key].name);

test('a file with every column has the six tiles', () => {
  expect(names({})).toEqual(['Takings', 'Receipts', 'Average receipt', 'Items per receipt', 'Returned', 'Customers']);
  expect(describeMissing(totals, [])).toBeNull();
});

test('others stand in for what a file cannot give, and it is said once', () => {
  const known = { revenue: null, grossRevenue: null, returns: null, customers: null };
  expect(names(known)).toEqual(['Receipts', 'Items per receipt', 'Items sold', 'Products', 'Sale lines']);
  expect(names({ ...known, products: 1 })).not.toContain('Products');
  expect(describeMissing({ ...totals, ...known }, ['date'])).toBe(
    'The file has no price, no customer and no date column, so the page leaves out: takings, average receipt, returned, customers and how sales moved and why.',
  );
  expect(describeMissing(totals, ['category'])).toBe(
    'The file has no category column, so the page leaves out: sales by category.',
  );
});

test('a selection without receipts keeps its tile', () => {
  expect(names({ averageTransactionValue: null })).toContain('Average receipt');
});
