import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { toDayNumber, toIsoDay } from '../sales/calendar';
import { everything as all, type Filter } from '../sales/filter';
import { openTestLines } from '../server/testing/open-lines';
import { analyse } from './analyse';
import { bestFirst, type ProductPage } from './products';
import { summarise } from './summarise';
import { readTrends } from './trend';
import { readValues } from './values';

const lines = openTestLines();
afterAll(() => lines.close());

const request = { filter: all, compare: 'previous', include: [], ...bestFirst, top: 20 } as const;
const header = 'receipt,date,product,category,quantity,unit_price,customer';

describe('a file that cannot answer everything', () => {
  test('without prices has no revenue, and still counts', async () => {
    const { totals, products, lineStats } = await summarise(
      lines.open('date,product,quantity\n2024-03-01,Tea,2\n2024-03-02,Cake,3\n'),
      {
        ...request,
        sort: 'units',
      },
    );
    expect(totals).toMatchObject({
      revenue: null,
      grossRevenue: null,
      returns: null,
      units: 5,
      transactions: null,
      customers: null,
    });
    expect(totals).toMatchObject({ averageTransactionValue: null, unitsPerTransaction: null, products: 2 });
    expect(products).toMatchObject([
      { product: 'Cake', units: 3, revenue: null, share: null, transactions: null },
      { product: 'Tea', units: 2 },
    ]);
    expect(lineStats).toEqual({ count: 0, sum: null, mean: null, std: null, min: null, max: null, median: null });
  });

  test('without dates says so instead of drawing a trend', async () => {
    const opened = lines.open('product,quantity,unit_price\nTea,2,1.5\n');
    expect(
      (await analyse(opened, { filter: all, compare: 'none', top: 5, include: ['trends'], weekStart: 'monday' }))
        .trends,
    ).toMatchObject({
      available: false,
      needs: 'date',
    });
    expect((await summarise(opened, request)).totals.revenue).toBe(3);
  });

  test('with nothing selected is all zeros', async () => {
    const opened = lines.open(`${header}\nA,2024-03-01,Tea,Drinks,2,1.5,C\n`);
    const answer = await summarise(opened, { ...request, filter: { ...all, product: ['Cake'] } });
    expect(answer.totals).toMatchObject({
      revenue: 0,
      units: 0,
      lines: 0,
      transactions: 0,
      averageTransactionValue: null,
    });
    expect([answer.products, answer.categories, answer.dateRange]).toEqual([[], [], null]);
  });
});

test('returns alone are a negative total, and no share is made of it', async () => {
  const opened = lines.open(`${header}\nA,2024-03-01,Tea,Drinks,-2,1.5,C\n`);
  const { totals, products } = await summarise(opened, request);
  expect(totals).toMatchObject({ revenue: -3, grossRevenue: 0, returns: 3 });
  expect(products[0]).toMatchObject({ revenue: -3, share: null });
});

test('a product counts under the category that most of its lines name', async () => {
  const opened = lines.open(
    `${header}\nA,2024-03-01,Tea,Drinks,1,1,C\nB,2024-03-01,Tea,Drinks,1,1,C\nC,2024-03-01,Tea,Gifts,5,9,C\nD,2024-03-01,Bag,,1,1,C\n`,
  );
  const { products, categories } = await summarise(opened, request);
  expect(products.map(({ product, category }) => [product, category])).toEqual([
    ['Tea', 'Drinks'],
    ['Bag', null],
  ]);
  expect(categories.map(({ category, revenue }) => [category, revenue])).toEqual([
    ['Gifts', 45],
    ['Drinks', 2],
    ['(none)', 1],
  ]);
});

describe('the table of products', () => {
  /** Revenue before and after of each product; all of it is 100, of which P loses nothing. */
  const sold = { Tea: [10, 50], Cake: [60, 30], Bag: [5, 15], apple: [0, 4], Éclair: [2, 1], Pledge: [1, -5] };
  const opened = lines.open(
    [
      'date,product,quantity,unit_price',
      ...Object.entries(sold).flatMap(([name, [before = 0, after = 0]]) => [
        ...(before === 0 ? [] : [`2024-03-01,${name},${before},1`]),
        `2024-03-08,${name},${after},1`,
      ]),
    ].join('\n'),
  );
  const filter = { ...all, from: '2024-03-08' };
  const listed = async ({ search = '', ...page }: Partial<ProductPage & Filter>) => {
    const { products, productCount } = await summarise(opened, { ...request, ...page, filter: { ...filter, search } });
    return [...products.map(({ product }) => product), productCount];
  };

  test('gives each its class and its change', async () => {
    const { products } = await summarise(opened, { ...request, filter });
    expect(products.map(({ product, abc, before, change }) => [product, abc, before, change])).toEqual([
      ['Tea', 'A', 10, 4],
      ['Cake', 'A', 60, -0.5],
      ['Bag', 'B', 5, 2],
      ['apple', 'C', 0, null],
      ['Éclair', 'C', 2, -0.5],
      ['Pledge', 'C', 1, -6],
    ]);
    expect((await summarise(opened, request)).products[0]).toMatchObject({ before: null, change: null });
  });

  test.each([
    [{ sort: 'difference' }, ['Tea', 'Bag', 'apple', 'Éclair', 'Pledge', 'Cake', 6]],
    [{ sort: 'difference', order: 'asc', top: 2 }, ['Cake', 'Pledge', 6]],
    [{ sort: 'change' }, ['Tea', 'Bag', 'Cake', 'Éclair', 'Pledge', 'apple', 6]],
    [{ sort: 'name', order: 'asc' }, ['apple', 'Bag', 'Cake', 'Pledge', 'Tea', 'Éclair', 6]],
    [{ top: 2, offset: 2 }, ['Bag', 'apple', 6]],
    [{ top: 2, offset: 999 }, [6]],
    [{ search: 'P' }, ['apple', 'Pledge', 2]],
    [{ search: 'P', top: 1, offset: 1 }, ['Pledge', 2]],
    [{ search: '%' }, [0]],
  ] as const)('is sorted, searched and paged: %j', async (page, expected) => {
    expect(await listed(page)).toEqual(expected);
  });

  test('without prices goes by units', async () => {
    const units = lines.open('date,product,quantity\n2024-03-01,Tea,2\n2024-03-08,Tea,3\n2024-03-08,Bag,9\n');
    const { products } = await summarise(units, { ...request, filter, sort: 'units' });
    expect(products).toMatchObject([
      { product: 'Bag', before: 0, change: null, abc: 'A' },
      { product: 'Tea', before: 2, change: 0.5, abc: 'A' },
    ]);
  });
});

describe('a comparison', () => {
  const days = Array.from({ length: 60 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10));
  const opened = lines.open(
    `${header}\n${days.map((day, index) => `R${index},${day},Tea,Drinks,1,${index + 1},C`).join('\n')}\n`,
  );
  const compared = async (from: string | null, to: string | null, compare: 'previous' | 'year' | 'none' = 'previous') =>
    (await summarise(opened, { ...request, filter: { ...all, from, to }, compare })).comparison;

  test('is with the same weekdays before', async () => {
    expect(await compared('2024-01-08', '2024-01-14')).toMatchObject({
      selected: { from: '2024-01-08', to: '2024-01-14' },
      period: { from: '2024-01-01', to: '2024-01-07' },
      totals: { revenue: 28, lines: 7 },
      change: { revenue: 49 / 28, transactions: 0, customers: 0, returns: null },
    });
  });

  test('of a whole month is with the whole month before, and of an unfinished one is cut at the same day', async () => {
    expect((await compared('2024-02-01', '2024-02-29'))?.period).toEqual({ from: '2024-01-01', to: '2024-01-31' });
    const cut = lines.open(
      `${header}\nA,2024-01-01,Tea,Drinks,1,1,C\nB,2024-01-09,Tea,Drinks,1,1,C\nC,2024-02-09,Tea,Drinks,1,1,C\n`,
    );
    const filter = { ...all, from: '2024-02-01', to: '2024-02-29' };
    const { comparison } = await summarise(cut, { ...request, filter });
    expect(comparison).toMatchObject({ period: { from: '2024-01-01', to: '2024-01-09' }, totals: { lines: 2 } });
  });

  test('is left out when the data do not reach back, or nothing is asked', async () => {
    expect(await compared(null, null)).toBeNull();
    expect(await compared('2024-01-05', '2024-01-20')).toBeNull();
    expect(await compared('2024-02-01', '2024-02-10', 'year')).toBeNull();
    expect(await compared('2024-02-01', '2024-02-10', 'none')).toBeNull();
    expect(await compared('2030-01-01', '2030-02-10')).toBeNull();
  });
});

test('a trend has every bucket of the selected days of the data, and marks those that are cut', async () => {
  const opened = lines.open(`${header}\nA,2024-02-28,Tea,Drinks,1,2,C\nB,2024-03-13,Tea,Drinks,1,3,C\n`);
  const { week } = await readTrends(opened, all);
  expect(week.map(({ bucket, revenue, complete }) => [bucket, revenue, complete])).toEqual([
    ['2024-02-26', 2, false],
    ['2024-03-04', 0, true],
    ['2024-03-11', 3, false],
  ]);
  expect(week[1]).toMatchObject({ transactions: 0, units: 0, averageTransactionValue: null });
  const { month: asked } = await readTrends(opened, { ...all, from: '2024-03-01', to: '2030-01-01' });
  expect(asked.map(({ bucket, complete }) => [bucket, complete])).toEqual([['2024-03-01', false]]);
});

test('weeks from Sunday on begin a day earlier, for money and for receipts', async () => {
  const opened = lines.open(
    `${header}\nA,2024-03-03,Tea,Drinks,1,2,C\nB,2024-03-09,Tea,Drinks,1,3,C\nC,2024-03-10,Tea,Drinks,1,4,C\n`,
  );
  const weeks = async (weekStart: 'monday' | 'sunday') =>
    (await readTrends(opened, all, weekStart)).week.map((point) => [
      point.bucket,
      point.revenue,
      point.transactions,
      point.complete,
    ]);
  expect(await weeks('sunday')).toEqual([
    ['2024-03-03', 5, 2, true],
    ['2024-03-10', 4, 1, false],
  ]);
  expect(await weeks('monday')).toEqual([
    ['2024-02-26', 2, 1, false],
    ['2024-03-04', 7, 2, true],
  ]);
});

test('of chosen weekdays a trend has no other days', async () => {
  const opened = lines.open(`${header}\nA,2024-03-04,Tea,Drinks,1,2,C\nB,2024-03-13,Tea,Drinks,1,3,C\n`);
  const { day, week } = await readTrends(opened, { ...all, weekday: [1, 3] });
  expect(day.map(({ bucket, revenue }) => [bucket, revenue])).toEqual([
    ['2024-03-04', 2],
    ['2024-03-06', 0],
    ['2024-03-11', 0],
    ['2024-03-13', 3],
  ]);
  expect(week.map(({ revenue, complete }) => [revenue, complete])).toEqual([
    [2, true],
    [3, false],
  ]);
});

test('names are searched literally, whatever their case and accents', async () => {
  const opened = lines.open(`${header}\nA,2024-03-01,100% Tea,Drinks,1,2,C\nB,2024-03-01,ÉCLAIR_x,Bakery,1,3,C\n`);
  const find = async (search: string) => (await readValues(opened, { column: 'product', search, limit: 10 })).values;
  expect(await find('')).toEqual(['ÉCLAIR_x', '100% Tea']);
  expect(await find('éclair')).toEqual(['ÉCLAIR_x']);
  expect(await find('eclair')).toEqual(['ÉCLAIR_x']);
  expect(await find('%')).toEqual(['100% Tea']);
  expect(await find('_')).toEqual(['ÉCLAIR_x']);
});

const line = fc.record({
  receipt: fc.integer({ min: 1, max: 8 }),
  daysLater: fc.integer({ min: 0, max: 1 }),
  product: fc.constantFrom('Tea', 'Cake', 'Bag'),
  category: fc.constantFrom('Drinks', 'Bakery'),
  quantity: fc.integer({ min: -3, max: 9 }),
  cents: fc.integer({ min: 0, max: 999 }),
});
type Line = typeof line extends fc.Arbitrary<infer T> ? T : never;

/** Receipts lie ten days apart, and some go on over midnight. */
const dayOf = ({ receipt, daysLater }: Line) => toIsoDay(toDayNumber('2024-01-15') + receipt * 10 + daysLater);

const write = (drawn: Line[]) =>
  [
    header,
    ...drawn.map((one) => {
      const { receipt, product, category, quantity, cents } = one;
      return `R${receipt},${dayOf(one)},${product},${category},${quantity},${(cents / 100).toFixed(2)},C${receipt % 3}`;
    }),
  ].join('\n');

test('whatever is sold: products, categories, days, weeks and months add up to the total, in any order of lines', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 40 }), async (drawn) => {
      const opened = lines.open(write(drawn));
      const { totals, products, categories, lineStats } = await summarise(opened, request);
      const cents = (values: { revenue: number | null }[]) =>
        values.reduce((sum, { revenue }) => sum + Math.round((revenue ?? 0) * 100), 0);
      const expected = drawn.reduce((sum, { quantity, cents: price }) => sum + quantity * price, 0);
      expect(Math.round((totals.revenue ?? 0) * 100)).toBe(expected);
      expect(cents(products)).toBe(expected);
      expect(cents(categories)).toBe(expected);
      expect(lineStats.count).toBe(drawn.length);
      const trends = await readTrends(opened, all);
      for (const points of [trends.day, trends.week, trends.month]) expect(cents(points)).toBe(expected);
      for (const { bucket, transactions } of trends.month) {
        const receipts = drawn.filter((one) => dayOf(one).startsWith(bucket.slice(0, 7))).map(({ receipt }) => receipt);
        expect(transactions).toBe(new Set(receipts).size);
      }
      for (const { category, transactions } of categories) {
        const receipts = drawn.filter((one) => one.category === category).map(({ receipt }) => receipt);
        expect(transactions).toBe(new Set(receipts).size);
      }
      const shuffled = await summarise(lines.open(write(drawn.toReversed())), request);
      expect(shuffled.totals).toEqual(totals);
      expect(shuffled.products).toEqual(products);
    }),
    { numRuns: 25 },
  );
});
