import { expect, test } from 'vitest';
import { assignRoles } from './header';

const rolesOf = (header: string[], mapping = {}) =>
  Object.fromEntries(assignRoles(header, mapping).map(({ role, column }) => [role, header[column]]));

test('a role takes the column that the mapping names, and none when it names nothing', () => {
  const header = ['Date', 'Product', 'Price', 'Cost', 'Old price'];
  expect(rolesOf(header)).toEqual({ date: 'Date', product: 'Product', unitPrice: 'Price', cost: 'Cost' });
  expect(rolesOf(header, { unitPrice: 'Old price' })).toMatchObject({ unitPrice: 'Old price' });
  expect(rolesOf(header, { unitPrice: '', cost: 'Price' })).toEqual({
    date: 'Date',
    product: 'Product',
    cost: 'Price',
  });
  expect(() => rolesOf(header, { product: '' })).toThrow(/No column says which product/);
  expect(() => rolesOf(header, { product: 'Thing' })).toThrow(/"Thing" that the file does not have/);
});
