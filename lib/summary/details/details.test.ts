import { afterAll, describe, expect, test } from 'vitest';
import { everything as all } from '../../sales/filter';
import { openTestLines } from '../../server/testing/open-lines';
import { bestFirst } from '../products';
import { summarise } from '../summarise';

const lines = openTestLines();
afterAll(() => lines.close());

const request = {
  ...bestFirst,
  filter: all,
  compare: 'previous',
  top: 20,
  include: ['stores', 'prices', 'discounts', 'margin', 'baskets', 'customers'],
} as const;

/** Two shops, a week apart; tea has a price of 2.00 and once of 1.50, and comes back once. */
const shops = lines.open(`receipt,date,product,quantity,unit_price,customer,store
A,2024-03-01,Tea,2,2.00,Ann,North
A,2024-03-01,Cake,1,5.00,Ann,North
B,2024-03-01,Tea,1,2.00,Bob,South
C,2024-03-08,Tea,4,1.50,Ann,North
C,2024-03-08,Tea,1,2.00,Ann,North
C,2024-03-08,Cake,1,5.00,Ann,North
D,2024-03-08,Bag,7,0.10,Cleo,North
E,2024-03-08,Tea,-1,2.00,Cleo,South
F,2024-03-08,Bag,1,0.10,,South
`);
const secondFriday = { ...request, filter: { ...all, from: '2024-03-08' } };

test('stores are set beside the week before', async () => {
  const { stores } = await summarise(shops, secondFriday);
  expect(stores).toMatchObject([
    {
      store: 'North',
      revenue: 13.7,
      units: 13,
      transactions: 2,
      averageTransactionValue: 6.85,
      unitsPerTransaction: 6.5,
      before: 9,
      change: expect.closeTo(4.7 / 9, 12),
      abc: 'A',
    },
    { store: 'South', revenue: -1.9, transactions: 2, before: 2, change: expect.closeTo(-3.9 / 2, 12), abc: 'C' },
  ]);
});

test('what was paid is set beside the usual price, returns apart', async () => {
  expect((await summarise(shops, request)).prices).toEqual({
    // 13 + 10 + 0.8 for 8 of tea, 2 cakes and 8 bags.
    average: expect.closeTo((14 + 10 + 0.8) / 18, 12),
    lines: 8,
    linesBelow: 1,
    givenAway: 2,
    products: [
      {
        product: 'Tea',
        usual: 2,
        lowest: 1.5,
        highest: 2,
        average: 14 / 8,
        lines: 4,
        linesBelow: 1,
        givenAway: 2,
      },
    ],
    productCount: 1,
  });
});

test('baskets are counted by products and by units, returns apart', async () => {
  const { baskets } = await summarise(shops, request);
  if (baskets === undefined || 'available' in baskets) throw new Error('no baskets');
  const counted = (buckets: { from: number; to: number | null; transactions: number }[] | null) =>
    buckets
      ?.filter(({ transactions }) => transactions > 0)
      .map(({ from, to, transactions }) => [from, to, transactions]);
  expect(baskets.transactions).toBe(5);
  // A: tea, cake. B: tea. C: tea, cake. D: bag. F: bag. Units 3, 1, 6, 7, 1.
  expect(counted(baskets.products)).toEqual([
    [1, 1, 3],
    [2, 2, 2],
  ]);
  expect(counted(baskets.units)).toEqual([
    [1, 1, 2],
    [3, 3, 1],
    [6, 10, 2],
  ]);
  expect(baskets.products.at(-1)).toEqual({ from: 51, to: null, transactions: 0 });
});

describe('customers', () => {
  test('are new or have bought before, whatever they bought', async () => {
    const expected = {
      new: { customers: 1, transactions: 2, revenue: -1.3 },
      returning: { customers: 1, transactions: 1, revenue: 13 },
      unnamed: { transactions: 1, revenue: 0.1 },
    };
    expect((await summarise(shops, secondFriday)).customers).toEqual(expected);
    const bags = { ...secondFriday, filter: { ...secondFriday.filter, product: ['Bag'] } };
    expect((await summarise(shops, bags)).customers).toMatchObject({
      returning: { customers: 0 },
      new: { revenue: 0.7 },
    });
  });

  test('are not told apart on the first days of the data', async () => {
    expect((await summarise(shops, request)).customers).toMatchObject({ available: false, needs: null });
  });
});

test('discounts and what is left after the cost of goods', async () => {
  const till = lines.open(`receipt,date,product,quantity,gross sales,discounts,net sales,cost of goods
A,2024-03-01,Tea,2,10.00,2.00,8.00,3.00
A,2024-03-01,Cake,1,5.00,0.00,5.00,6.00
B,2024-03-08,Tea,-1,-5.00,-1.00,-4.00,-1.50
B,2024-03-08,Bag,1,0.10,0.00,0.10,
`);
  const { discounts, margin } = await summarise(till, request);
  // Discounts 2 - 1 = 1 of takings 8 + 5 - 4 + 0.1; costs 3 + 6 - 1.5 = 7.5 of takings 8 + 5 - 4 = 9, the bag apart.
  expect(discounts).toEqual({
    given: 1,
    share: expect.closeTo(1 / 9.1, 12),
    lines: 2,
    knownLines: 4,
    products: [{ product: 'Tea', given: 1, share: 0.25, lines: 2 }],
  });
  expect(margin).toEqual({
    takings: 9,
    cost: 7.5,
    margin: 1.5,
    share: expect.closeTo(1.5 / 9, 12),
    knownLines: 3,
    lines: 4,
    products: [
      { product: 'Tea', takings: 4, cost: 1.5, margin: 2.5, share: 0.625 },
      { product: 'Cake', takings: 5, cost: 6, margin: -1, share: -0.2 },
    ],
  });
});

test('a file without the columns says which', async () => {
  const { stores, prices, discounts, margin, baskets, customers } = await summarise(
    lines.open('date,product,amount\n2024-03-01,Tea,2\n'),
    request,
  );
  const needs = [stores, prices, discounts, margin, baskets, customers].map(
    (part) => part !== undefined && 'needs' in part && part.needs,
  );
  expect(needs).toEqual(['store', 'unitPrice', 'discount', 'cost', 'transactionId', 'customerId']);
});
