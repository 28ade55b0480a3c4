import { afterAll, expect, test } from 'vitest';
import { everything, type Filter } from '../sales/filter';
import { openTestLines } from '../server/testing/open-lines';
import { number, text } from './columns';

const lines = openTestLines();
const { part } = lines.clean(
  `invoice,date,product,category,quantity,unit_price,customer_id
1,2024-03-01,Tea,Drinks,2,3.50,C1
2,2024-03-02,Tea,Drinks,1,3.50,C2
3,2024-03-02,"O'Neill $1 %",Bakery,1,4.00,C1
4,2024-03-03,Coffee,,3,2.00,C2
`,
);
afterAll(lines.close);

const through = (filter: Partial<Filter>, amountFactor: number | null = null) => {
  const lens = { filter: { ...everything, ...filter }, amountFactor };
  return lines.engine.open({ id: JSON.stringify(lens), parts: [part], lens });
};
const products = async (filter: Partial<Filter>) => {
  const rows = await through(filter).query('SELECT product FROM sale_line ORDER BY 1', [], { product: text });
  return rows.map(({ product }) => product);
};

test('a lens shows the lines of its filter and no others, whatever is asked', async () => {
  expect(await products({})).toEqual(['Coffee', "O'Neill $1 %", 'Tea', 'Tea']);
  expect(await products({ from: '2024-03-02', to: '2024-03-02' })).toEqual(["O'Neill $1 %", 'Tea']);
  expect(await products({ product: ["O'Neill $1 %", "x' OR '1'='1"] })).toEqual(["O'Neill $1 %"]);
  expect(await products({ category: ['(none)'] })).toEqual(['Coffee']);
});

test('nobody is named through a lens, and customers are still told apart', async () => {
  const [row] = await through({}).query(
    'SELECT count(customer_id) AS named, count(transaction_id) AS receipts, count(DISTINCT customer_key) AS customers FROM sale_line',
    [],
    { named: number, receipts: number, customers: number },
  );
  expect(row).toEqual({ named: 0, receipts: 0, customers: 2 });
  expect(through({}).profile.columns).not.toContain('customer_id');
});

test('money is multiplied and nothing else is', async () => {
  // 7 + 3.5 + 4 + 6 = 20.5, times 10; 7 units stay 7.
  const sums = 'SELECT sum(amount) AS amount, max(unit_price) AS price, sum(quantity) AS units FROM sale_line';
  const row = { amount: number, price: number, units: number };
  expect(await through({}, 10).query(sums, [], row)).toEqual([{ amount: 205, price: 40, units: 7 }]);
  expect(await through({}, 0).query(sums, [], row)).toEqual([{ amount: 0, price: 0, units: 7 }]);
  expect(through({}, 10).profile.scales).toMatchObject({ unitPrice: 6, amount: 6 });
});
