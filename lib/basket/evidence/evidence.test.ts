import { array, assert, integer, property, uniqueArray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDayNumber } from '../../sales/calendar';
import { answer } from '../answer';
import { type Baskets, partsOfOne } from '../itemsets/baskets';
import { BasketCollector } from '../itemsets/collector';
import { Market } from '../market';
import type { BasketQuestion } from '../question';
import { basketsOf } from '../testing/baskets-of';
import { holdersOf, inBoth } from './held-together';
import { expectedByMonth, lookByMonth, monthsOf } from './months';
import { splitRecent } from './recent';
import { Sizes } from './sizes';
import { slowSellers } from './slow-sellers';
import { worthOf } from './worth';

interface Line {
  transaction: number;
  item: number;
  day?: string;
  amount?: number;
}

/** Baskets of lines of one unit each. */
function collect(lines: readonly Line[]): Baskets {
  const collector = new BasketCollector();
  const keys = (value: (line: Line) => number) => BigInt64Array.from(lines, (line) => BigInt(value(line)));
  collector.add({
    transactions: keys(({ transaction }) => transaction),
    items: keys(({ item }) => item),
    days: Int32Array.from(lines, ({ day = '2024-01-01' }) => toDayNumber(day)),
    amounts: Float64Array.from(lines, ({ amount = 1 }) => amount * partsOfOne),
    units: Float64Array.from(lines, () => partsOfOne),
  });
  return collector.finish();
}

const question: BasketQuestion = {
  minSupport: 0.1,
  minConfidence: 0.2,
  maxSize: 4,
  limit: 100,
  offset: 0,
  sort: 'lift',
  order: 'desc',
  findings: false,
  containing: null,
  items: [],
  charges: [],
  include: ['bundles', 'heldOut', 'slowSellers', 'points'],
};

const [tea, cake, milk] = [0, 1, 2];
const pairOfBoth = { antecedent: [tea], consequent: [cake] };

test('the transactions with all of some items are those of brute force', () => {
  const lists = array(uniqueArray(integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 30,
  });
  assert(
    property(lists, (drawn) => {
      const baskets = basketsOf(drawn);
      const codes = Array.from(baskets.keys.keys()).slice(0, 2);
      const keys = codes.map((code) => Number(baskets.keys[code]));
      const expected = drawn.flatMap((list, index) => (keys.every((key) => list.includes(key)) ? [index] : []));
      expect([...holdersOf(baskets, codes)]).toEqual(expected);
    }),
    { numRuns: 100 },
  );
  expect([...inBoth(Uint32Array.of(1, 3, 5), Uint32Array.of(3, 4, 5, 9))]).toEqual([3, 5]);
});

describe('months', () => {
  // January: 2 of 4 transactions hold tea, 2 cake, 1 both; March: 1 of 2 holds both, the other nothing of them; in May there is no cake.
  const baskets = collect([
    { transaction: 1, item: tea, day: '2024-01-01' },
    { transaction: 1, item: cake, day: '2024-01-01' },
    { transaction: 2, item: tea, day: '2024-01-31' },
    { transaction: 3, item: cake, day: '2024-01-31' },
    { transaction: 4, item: milk, day: '2024-01-31' },
    { transaction: 5, item: cake, day: '2024-03-01' },
    { transaction: 5, item: tea, day: '2024-03-01' },
    { transaction: 6, item: milk, day: '2024-03-01' },
    { transaction: 7, item: tea, day: '2024-05-01' },
  ]);

  test('are counted where both sides are sold, and hold where more are together than by chance', () => {
    const months = monthsOf(baskets);
    const counts = { ...pairOfBoth, supportCount: 2, antecedentCount: 4, consequentCount: 3 };
    // January: 1 x 4 = 2 x 2, so no more than by chance; March: 1 x 2 > 1 x 1. Expected: 2 x 2 / 4 + 1 x 1 / 2
    expect(months && lookByMonth(baskets, months, counts)).toEqual({ months: 2, held: 1 });
    expect(expectedByMonth(baskets, months, counts)).toBe(1.5);
  });

  test('of files without dates are not known', () => {
    expect(monthsOf(basketsOf([[tea, cake]]))).toBeNull();
  });

  test('the last 30 of 90 days are put apart', () => {
    const split = splitRecent(baskets);
    expect(split && { earlier: split.earlier().transactions, recent: split.transactions }).toEqual({
      earlier: 6,
      recent: 1,
    });
    expect(split?.count(pairOfBoth)).toMatchObject({
      supportCount: 0,
      antecedentCount: 1,
      consequentCount: 0,
    });
    expect(splitRecent(collect([{ transaction: 1, item: tea }]))).toBeNull();
  });
});

describe('sizes', () => {
  test('receipts of one product bring nothing together, whatever their number', () => {
    const lists = [...Array.from({ length: 50 }, () => [tea]), ...Array.from({ length: 50 }, () => [cake])];
    expect(new Sizes(basketsOf(lists)).expectedCount(pairOfBoth)).toBe(0);
  });

  test('every pair of products of full receipts is expected', () => {
    const lists = Array.from({ length: 20 }, () => [tea, cake, milk]);
    expect(new Sizes(basketsOf(lists)).expectedCount(pairOfBoth)).toBeCloseTo(20, 12);
  });

  test('two of three products, at random: a third of the receipts', () => {
    const lists = Array.from({ length: 30 }, (_, index) => [tea, cake, milk].filter((item) => item !== index % 3));
    // 20 receipts with tea, one place each left for cake or milk alike
    expect(new Sizes(basketsOf(lists)).expectedCount(pairOfBoth)).toBeCloseTo(10, 12);
  });

  test('what the sizes of receipts explain is no finding', () => {
    // Large receipts hold nearly everything, small ones one product: every lift is high, and nothing belongs together.
    const lists = Array.from({ length: 400 }, (_, index) =>
      index % 8 === 0 ? [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter((item) => item !== (index / 8) % 10) : [index % 10],
    );
    const found = answer(new Market(basketsOf(lists)), question);
    expect(found.rules[0]?.lift).toBeGreaterThan(2.5);
    expect(found.rules.some(({ finding }) => finding)).toBe(false);
    expect(found.bundles).toEqual([]);
  });
});

describe('worth', () => {
  // 200 transactions, 40 with tea, 40 with cake, 30 with both: chance brings 8, sizes less.
  const lines = Array.from({ length: 200 }, (_, transaction): Line[] => [
    ...(transaction < 40 ? [{ transaction, item: tea, amount: 2 }] : []),
    ...(transaction >= 10 && transaction < 50 ? [{ transaction, item: cake, amount: 3 }] : []),
    ...(transaction >= 50
      ? [
          { transaction, item: milk, amount: 1 },
          { transaction, item: 10 + (transaction % 5), amount: 1 },
        ]
      : []),
  ]).flat();
  const baskets = collect(lines);
  const pair = { ...pairOfBoth, supportCount: 30, antecedentCount: 40, consequentCount: 40 };

  test('is what comes along beyond chance, and a discount that gives it all away', () => {
    const found = worthOf(baskets, pair, 8, 0.5);
    expect(found.revenue).toBe(30 * 5);
    expect(found.extra).toEqual({ transactions: 11, units: 11, revenue: 33 });
    // Newcombe: 30/40 less 10/160 (R, prop.test) is at least 0.52794, times 40 x 160 / 200; of it, half a month
    expect(found.extraAtLeast.transactions).toBeCloseTo((0.52794 * 32) / 2, 3);
    expect(found.breakEvenDiscount).toBeCloseTo(((0.52794 * 32) / 30) * (3 / 5), 4);
  });

  test('of what one receipt bought by the thousand is not what is typical', () => {
    const odd = collect(
      lines.map((line) => (line.transaction === 20 && line.item === cake ? { ...line, amount: 30_000 } : line)),
    );
    expect(worthOf(odd, pair, 8, 1).extra.revenue).toBeCloseTo(66, 10);
  });

  test('in money is not known without prices', () => {
    const found = worthOf({ ...baskets, amounts: null, units: null }, pair, 8, 1);
    expect(found).toMatchObject({
      revenue: null,
      breakEvenDiscount: null,
      extra: { transactions: 22, units: null, revenue: null },
    });
  });

  test('a month is told from four weeks on, and a bundle once for all its rules', () => {
    const dated = (days: number) =>
      collect(
        lines.map((line) => ({ ...line, day: `2024-01-${String(1 + (line.transaction % days)).padStart(2, '0')}` })),
      );
    const month = answer(new Market(dated(28)), question);
    expect(month).toMatchObject({ days: 28, extraPer: 'month', heldOut: null });
    expect(month.bundles).toHaveLength(1);
    expect(month.bundles?.[0]).toMatchObject({ finding: true, supportCount: 30, expectedCount: 8 });
    expect(month.bundles?.[0]?.extra.transactions).toBeCloseTo((22 * 365.25) / 12 / 28, 10);
    expect(answer(new Market(dated(7)), question)).toMatchObject({ days: 7, extraPer: 'selection' });
  });

  test('what is no goods is on no bundle', () => {
    const charges = Array.from(baskets.keys, String).filter((key) => key === String(cake));
    expect(answer(new Market(baskets), { ...question, charges }).bundles).toEqual([]);
  });
});

test('rules are listed by what they bring, in pages, and by what they hold', () => {
  const lines = Array.from({ length: 60 }, (_, transaction): Line[] => [
    { transaction, item: transaction % 2 === 0 ? tea : milk, amount: 1 + (transaction % 2) },
    { transaction, item: transaction % 2 === 0 ? cake : 3, amount: 5 * (1 + (transaction % 2)) },
  ]).flat();
  const market = new Market(collect(lines));
  const list = (more: Partial<BasketQuestion>) => answer(market, { ...question, sort: 'revenue', ...more });
  expect(list({}).rules.map(({ revenue }) => revenue)).toEqual([360, 360, 180, 180]);
  expect(list({ order: 'asc' }).rules.map(({ revenue }) => revenue)).toEqual([180, 180, 360, 360]);
  expect(list({ limit: 2, offset: 2 })).toMatchObject({ rulesFound: 4, rules: [{ revenue: 180 }, { revenue: 180 }] });
  expect(list({ containing: [String(tea)] })).toMatchObject({ ruleCount: 4, rulesFound: 2 });
  expect(list({ containing: [] }).rules).toEqual([]);
  expect(list({}).points).toHaveLength(4);
});

test('a slow seller is told where the rest of its receipts is worth more than usual', () => {
  // 300 receipts of two products worth 10 and 100; pepper, worth 1, is on 15 whose other product brings 100.
  const [pepper, dear, cheap] = [7, 8, 9];
  const lines = Array.from({ length: 300 }, (_, transaction): Line[] =>
    transaction < 15
      ? [
          { transaction, item: pepper, amount: 1 },
          { transaction, item: dear, amount: 100 },
        ]
      : [{ transaction, item: transaction % 3 === 0 ? dear : cheap, amount: transaction % 3 === 0 ? 100 : 10 }],
  ).flat();
  const baskets = collect(lines);
  const [found, ...others] = slowSellers(baskets, new Set(), 10);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ transactions: 15, revenue: 15, besides: 1500 });
  expect(Number(found && baskets.keys[found.item])).toBe(pepper);
  // Receipts of one product: 95 of 100 and 190 of 10, so exp(mean ln) = 10^(1 + 1/3)
  expect(found?.ratio).toBeCloseTo(100 / 10 ** (1 + 1 / 3), 6);
});
