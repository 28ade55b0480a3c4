import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type Period, toDayNumber, toIsoDay } from '../../sales/calendar';
import { everything as all } from '../../sales/filter';
import { openTestLines } from '../../server/testing/open-lines';
import { bridge } from './bridge';
import { type ChangesRequest, compareSales } from './changes';
import { readChange } from './read-change';
import { describeBridge } from './sentence';

const lines = openTestLines();
afterAll(() => lines.close());

const secondWeek: ChangesRequest = {
  filter: { ...all, from: '2024-03-11', to: '2024-03-17' },
  compare: 'previous',
  by: 'product',
  limit: 10,
};

/**
 * Two weeks: A 10 x 2.00 -> 12 x 2.50, B 10 x 4.00 -> 6 x 4.00, N new 5 x 1.00, G gone 5 x 1.20, on 10 and 8 receipts.
 * An average unit of the first week cost 66 / 25 = 2.64.
 */
const twoWeeks = [
  ['2024-03-04', 'A', 'X', 10, '2.00', ['1', '2', '3', '4', '5']],
  ['2024-03-05', 'B', 'X', 10, '4.00', ['1', '6', '7', '8', '9']],
  ['2024-03-10', 'G', 'Y', 5, '1.20', ['10']],
  ['2024-03-11', 'A', 'X', 12, '2.50', ['11', '12', '13', '14']],
  ['2024-03-12', 'B', 'X', 6, '4.00', ['11', '15', '16']],
  ['2024-03-17', 'N', 'Z', 5, '1.00', ['17', '18']],
] as const;

/** A line for each receipt, with the units on the first of them. */
const write = (columns: readonly string[]) => {
  const rows = twoWeeks.flatMap(([date, product, category, units, unit_price, receipts]) =>
    receipts.map((receipt, index): Record<string, string | number> => {
      const quantity = index === 0 ? units - receipts.length + 1 : 1;
      const amount = (quantity * Number(unit_price)).toFixed(2);
      return { receipt, date, product, category, quantity, unit_price, amount };
    }),
  );
  return [columns.join(','), ...rows.map((row) => columns.map((column) => row[column]).join(','))].join('\n');
};

const partsOf = async (...columns: string[]) => {
  const { change } = await compareSales(lines.open(write(columns)), secondWeek);
  if ('available' in change) return change;
  return Object.fromEntries(change.parts.map(({ name, amount }) => [name, amount]));
};

describe('why takings changed, worked by hand', () => {
  test('with everything known', async () => {
    const opened = lines.open(write(['receipt', 'date', 'product', 'category', 'quantity', 'unit_price']));
    const { change } = await compareSales(opened, secondWeek);
    expect(change).toEqual({
      selected: { from: '2024-03-11', to: '2024-03-17' },
      period: { from: '2024-03-04', to: '2024-03-10' },
      revenueBefore: 66,
      revenueAfter: 59,
      revenue: -7,
      parts: [
        { name: 'transactions', amount: -13.2, ratio: -0.2 },
        { name: 'unitsPerTransaction', amount: 7.92, ratio: expect.closeTo(23 / 8 / 2.5 - 1, 12) },
        { name: 'price', amount: 6, ratio: 6 / 48 },
        { name: 'range', amount: -1, ratio: null },
        { name: 'mix', amount: -6.72, ratio: null },
      ],
      needs: [],
      sentence:
        'Takings fell by 7.00: 20\u00a0% fewer receipts took away 13.20, a shift to cheaper products 6.72, ' +
        'new and dropped products 1.00; more items per receipt brought 7.92, higher prices 6.00.',
    });
  });

  test('as far as the file goes', async () => {
    expect(await partsOf('date', 'product', 'quantity', 'unit_price')).toEqual({
      units: -5.28,
      price: 6,
      range: -1,
      mix: -6.72,
    });
    expect(await partsOf('receipt', 'date', 'product', 'amount')).toEqual({
      transactions: -13.2,
      averageTransactionValue: 6.2,
    });
    expect(await partsOf('date', 'product', 'amount')).toEqual({ range: -1, sameProducts: -6 });
    expect(await partsOf('receipt', 'date', 'product', 'quantity')).toMatchObject({
      available: false,
      needs: 'unitPrice',
    });
    expect(await partsOf('receipt', 'product', 'quantity', 'unit_price')).toMatchObject({
      available: false,
      needs: 'date',
    });
  });

  test('needs days to compare with', async () => {
    const opened = lines.open(write(['date', 'product', 'quantity', 'unit_price']));
    expect(await readChange(opened, all, 'previous')).toMatchObject({ available: false, needs: null });
    expect(await readChange(opened, secondWeek.filter, 'year')).toMatchObject({ available: false, needs: null });
  });

  test('when nothing was sold before, or only returned, is told by products', async () => {
    const bought = lines.open(
      'date,product,quantity,unit_price\n2024-03-04,A,-1,2\n2024-03-11,A,3,2\n2024-03-12,B,1,5\n2024-03-05,C,1,0\n',
    );
    const { change } = await compareSales(bought, secondWeek);
    expect(change).toMatchObject({
      revenue: 13,
      parts: [
        { name: 'range', amount: 13 },
        { name: 'sameProducts', amount: 0 },
      ],
    });
  });
});

describe('what rose and fell', () => {
  const opened = lines.open(write(['receipt', 'date', 'product', 'category', 'quantity', 'unit_price']));

  test('by product, with what is new and what is gone', async () => {
    const { movers } = await compareSales(opened, secondWeek);
    expect(movers).toEqual({
      measure: 'revenue',
      risers: [
        {
          name: 'A',
          before: { revenue: 20, units: 10, transactions: 5 },
          after: { revenue: 30, units: 12, transactions: 4 },
          change: 10,
          share: 10 / -7,
          status: null,
        },
        {
          name: 'N',
          before: { revenue: 0, units: 0, transactions: 0 },
          after: { revenue: 5, units: 5, transactions: 2 },
          change: 5,
          share: 5 / -7,
          status: 'new',
        },
      ],
      fallers: [
        expect.objectContaining({ name: 'B', change: -16, status: null }),
        expect.objectContaining({ name: 'G', change: -6, status: 'gone' }),
      ],
      risen: 2,
      fallen: 2,
      others: 0,
    });
  });

  test('by category, and what is not listed is summed', async () => {
    const { movers } = await compareSales(opened, { ...secondWeek, by: 'category', limit: 1 });
    expect(movers).toMatchObject({
      risers: [{ name: 'Z', change: 5 }],
      fallers: [{ name: 'X', before: { transactions: 9 }, after: { transactions: 6 }, change: -6 }],
      risen: 1,
      fallen: 2,
      others: -6,
    });
  });

  test('by units where there are no prices, by lines where there is neither, and not by a column that is not there', async () => {
    const without = lines.open(write(['date', 'product', 'quantity']));
    expect((await compareSales(without, secondWeek)).movers).toMatchObject({
      measure: 'units',
      risers: [
        { name: 'N', change: 5 },
        { name: 'A', change: 2, before: { revenue: null, units: 10, transactions: null } },
      ],
    });
    expect((await compareSales(lines.open(write(['date', 'product'])), secondWeek)).movers).toMatchObject({
      measure: 'lines',
      fallers: [
        { name: 'B', change: -2 },
        { name: 'A', change: -1 },
        { name: 'G', change: -1 },
      ],
    });
    expect((await compareSales(without, { ...secondWeek, by: 'store' })).movers).toMatchObject({
      available: false,
      needs: 'store',
    });
  });
});

test.each([
  [
    1204,
    [
      ['transactions', 900, 0.08],
      ['price', 400.2, 0.03],
      ['unitsPerTransaction', -96.2, -0.01],
    ],
    'Takings rose by 1,204: 8\u00a0% more receipts brought 900, higher prices 400; fewer items per receipt took away 96.',
  ],
  [
    -12.5,
    [
      ['mix', -12.5, null],
      ['range', 0.001, null],
    ],
    'Takings fell by 12.50: a shift to cheaper products took away 12.50.',
  ],
  [
    0,
    [
      ['units', 5, 0.5],
      ['price', -5, -0.3],
    ],
    'Takings stayed the same: 50\u00a0% more items sold brought 5.00; lower prices took away 5.00.',
  ],
  [0, [], 'Takings stayed the same.'],
] as const)('a change of %d in words', (change, parts, sentence) =>
  expect(
    describeBridge(
      change,
      parts.map(([name, amount, ratio]) => ({ name, amount, ratio })),
    ),
  ).toBe(sentence),
);

const cents = (amount: number) => Math.round(amount * 100);
const sumOf = (amounts: number[]) => amounts.reduce((total, amount) => total + cents(amount), 0);

const money = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
const someUnits = fc.bigInt({ min: -5n, max: 10n ** 9n });
const pairOf = (value: fc.Arbitrary<bigint>) => fc.record({ before: value, after: value });

test('whatever the sums of two periods are, the parts add up to the change', () => {
  const sums = fc.record({
    cent: fc.constantFrom(1n, 100n),
    revenue: pairOf(money),
    units: fc.option(pairOf(someUnits)),
    transactions: fc.option(pairOf(fc.bigInt({ min: 0n, max: 10n ** 7n }))),
    sameProducts: fc.record({ revenue: money, atPricesBefore: money }),
    otherProducts: fc.record({ revenue: money, units: someUnits }),
  });
  fc.assert(
    fc.property(sums, (drawn) => {
      const total = bridge(drawn).reduce((sum, { amount }) => sum + amount, 0n);
      expect(total).toBe(drawn.revenue.after - drawn.revenue.before);
    }),
    { numRuns: 1000 },
  );
});

const products = ['Tea', 'Cake', 'Bag', 'Nuts'] as const;
const sale = fc.record({
  receipt: fc.integer({ min: 1, max: 30 }),
  day: fc.integer({ min: 0, max: 89 }),
  product: fc.constantFrom(...products),
  quantity: fc.integer({ min: -3, max: 9 }),
  price: fc.integer({ min: 0, max: 1999 }),
});
const pair = fc.record({
  from: fc.integer({ min: 20, max: 89 }),
  length: fc.integer({ min: 0, max: 20 }),
  product: fc.subarray([...products], { maxLength: 2 }),
});

test('whatever is sold: parts, risers and fallers add up to the change, to the cent', async () => {
  const dayOf = (number: number) => toIsoDay(toDayNumber('2023-12-05') + number);
  const draw = {
    sales: fc.array(sale, { minLength: 40, maxLength: 80 }),
    pairs: fc.array(pair, { minLength: 10, maxLength: 10 }),
  };
  const run = async ({ sales, pairs }: { sales: Sale[]; pairs: PairOfFilters[] }) => {
    const written = sales.map(
      ({ receipt, day, product, quantity, price }) =>
        `${receipt},${dayOf(day)},${product},${quantity},${(price / 100).toFixed(2)}`,
    );
    const opened = lines.open(['receipt,date,product,quantity,unit_price', ...written].join('\n'));
    for (const { from, length, product } of pairs) {
      const filter = { ...all, product, from: dayOf(from), to: dayOf(from + length) };
      const { change, movers } = await compareSales(opened, { ...secondWeek, filter, limit: 1 });
      if ('available' in change || 'available' in movers) continue;
      const revenueIn = (days: Period) =>
        sales
          .filter(({ day }) => dayOf(day) >= days.from && dayOf(day) <= days.to)
          .filter((one) => product.length === 0 || product.includes(one.product))
          .reduce((total, { quantity, price }) => total + quantity * price, 0);
      const expected = revenueIn(change.selected) - revenueIn(change.period);
      expect(cents(change.revenue)).toBe(expected);
      expect(sumOf(change.parts.map(({ amount }) => amount))).toBe(expected);
      const listed = [...movers.risers, ...movers.fallers].map(({ change: amount }) => amount);
      expect(sumOf([...listed, movers.others])).toBe(expected);
    }
  };
  await fc.assert(fc.asyncProperty(fc.record(draw), run), { numRuns: 5 });
});

type Sale = typeof sale extends fc.Arbitrary<infer T> ? T : never;
type PairOfFilters = typeof pair extends fc.Arbitrary<infer T> ? T : never;
