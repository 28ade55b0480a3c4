import { afterAll, expect, test } from 'vitest';
import { everything } from '../../sales/filter';
import { openTestLines } from '../../server/testing/open-lines';
import { classProducts } from './class-products';
import { learnProducts } from './learn-products';
import { readSoldProducts } from './read-products';

const shops = openTestLines();
afterAll(() => shops.close());

/** Ten whole weeks from Monday 1 January 2024 on: each product with what it sells per week. */
function shop(weekly: Record<string, number[]>, days = 70): string {
  const lines = ['date,product,quantity,unit_price'];
  for (const [product, weeks] of Object.entries(weekly))
    weeks.forEach((quantity, week) => {
      const day = new Date(Date.UTC(2024, 0, 1 + 7 * week)).toISOString().slice(0, 10);
      if (quantity > 0) lines.push(`${day},${product},${quantity},2.00`);
    });
  lines.push(`${new Date(Date.UTC(2024, 0, days)).toISOString().slice(0, 10)},Bag,1,0.10`);
  return lines.join('\n');
}

const period = { from: '2024-01-01', to: '2024-03-10' };

test('value and steadiness are those worked out by hand', async () => {
  const lines = shops.open(
    shop({
      Tea: [10, 12, 8, 10, 12, 8, 10, 12, 8, 10],
      Cake: [0, 0, 0, 0, 20, 0, 0, 0, 0, 0],
      Cup: [0, 0, 0, 3, 1, 2, 3, 1, 2, 3],
    }),
  );
  const products = await readSoldProducts(lines, everything, period, 100);
  expect(products.map(({ product, abc, xyz }) => [product, abc, xyz])).toEqual([
    ['Tea', 'A', 'X'],
    ['Cake', 'A', null],
    ['Cup', 'B', null],
    ['Bag', 'C', null],
  ]);
  // Mean 10; squared differences 0 4 4 0 4 4 0 4 4 0 make 24, over 9, the root of which is 1.633
  expect(products[0]?.variability).toBeCloseTo(Math.sqrt(24 / 9) / 10, 12);
  expect(products[0]).toMatchObject({ revenue: 200, units: 100, price: 2 });
});

test('weeks without a sale count from the first one on', async () => {
  const lines = shops.open(shop({ Tea: [0, 4, 0, 4, 0, 4, 0, 4, 0, 4], Cake: [9, 0, 0, 0, 0, 0, 0, 0, 0, 0] }));
  const products = await readSoldProducts(lines, everything, period, 100);
  const of = (name: string) => products.find(({ product }) => product === name);
  // Nine weeks from the second on: 4 0 4 0 4 0 4 0 4
  expect(of('Tea')?.variability).toBeCloseTo(Math.sqrt((5 * (16 / 9) ** 2 + 4 * (20 / 9) ** 2) / 8) / (20 / 9), 12);
  expect(of('Tea')?.xyz).toBe('Y');
  expect(of('Cake')).toMatchObject({ xyz: 'Z', variability: expect.closeTo(Math.sqrt(10), 12) });
});

test('cells and groups hold every product once', async () => {
  const weekly = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [
      `Item ${index}`,
      Array.from({ length: 10 }, (_, week) => (index % 2 === 0 ? 20 + index : week % 5 === 0 ? 1 : 0)),
    ]),
  );
  const products = await readSoldProducts(shops.open(shop(weekly)), everything, period, 100);
  const values = products.flatMap((one) => [one.revenue ?? 0, 1, one.price ?? 0, one.variability ?? Number.NaN]);
  const groups = learnProducts({ values: Float64Array.from(values), rows: products.length, columns: 4 });
  const classed = classProducts(products, groups);
  expect(classed.cells.reduce((sum, cell) => sum + cell.products, classed.unclassed)).toBe(41);
  expect(classed.groups?.items.reduce((sum, group) => sum + group.products, 0)).toBe(41);
  expect(new Set(classed.groups?.items.map(({ name }) => name)).size).toBe(classed.groups?.k);
  expect(learnProducts({ values: new Float64Array(8).fill(1), rows: 2, columns: 4 })).toBeNull();
});
