import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { SaleLines } from '../engine/engine';
import { addUpSales } from '../engine/sums/add-up-sales';
import { addUpVisits } from '../engine/sums/add-up-visits';
import type { SalesSums } from '../engine/sums/sums';
import type { Part } from '../engine/view';
import { everything, type Filter } from '../sales/filter';
import { openTestLines } from '../server/testing/open-lines';
import { readBytes } from '../server/thread/read-bytes';
import { analyse } from './analyse';
import { bestFirst } from './products';
import { summarise } from './summarise';

const made: (SalesSums | null)[] = [];
const summing = openTestLines({
  fewestAddedUp: 0,
  adder: {
    sales: async (question) => {
      const sums = addUpSales(question, readBytes);
      made.push(sums);
      return sums;
    },
    visits: async (question) => addUpVisits(question, readBytes),
  },
});
const asking = openTestLines();
afterAll(() => {
  summing.close();
  asking.close();
});

/** All that a page asks first, from sums and from the engine alone; floating sums are as good in any order. */
async function askBoth(parts: (typeof texts)[number][], filter: Filter, hidden: Part['hidden'] = []) {
  const [summed, asked] = [summing, asking].map((shop) => {
    const cleaned = parts.map((text) => shop.clean(text).part);
    return shop.openParts(cleaned.map((part, index) => (index === 0 ? { ...part, hidden } : part)));
  });
  const ask = async (lines: SaleLines | undefined) => {
    if (lines === undefined) throw new Error('There are two.');
    const page = { filter, compare: 'previous', ...bestFirst, top: 'all' } as const;
    const summary = await summarise(lines, { ...page, include: [] });
    const byVisits = await summarise(lines, { ...page, sort: 'transactions', top: 20, include: [] });
    const include = ['trends', 'compared'];
    const analysis = await analyse(lines, { filter, compare: 'previous', top: 10, include, weekStart: 'sunday' });
    return { summary, byVisits: byVisits.products, analysis };
  };
  return { summed: await ask(summed), asked: await ask(asked) };
}

/** Equal texts but for the last digits of what is no exact sum. */
function rounded(answer: unknown): unknown {
  const inexact = new Set(['std', 'mean', 'median']);
  return JSON.parse(
    JSON.stringify(answer, (key, value) =>
      inexact.has(key) && value !== null ? Number(value.toPrecision(12)) : value,
    ),
  );
}

const header = 'receipt,date,time,product,category,quantity,amount,customer';
/** Receipts that last, come apart and go on in another file; returns, and what lines may lack. */
const odd = `${header}
A1,2024-03-01,09:10,Tea,Drinks,2,7.00,Ann
A2,2024-03-02,10:59,Käse,Food,1,3.5,Ben
A1,2024-03-01,09:20,Cake,Bakery,1,4.25,Ann
A1,2024-03-01,11:20,Tea,Drinks,1,3.50,Ann
A3,2024-03-04,23:59,Tea,Drinks,-1,-3.50,
,2024-03-04,08:00,Cake,,1,4.25,Cem
A4,2024-03-04,08:00,Cake,Drinks,,-4.25,Cem
A5,2024-03-09,12:00,Tea,Drinks,0.5,,Ann
A5,2024-03-10,12:00,Käse,Food,3,10.505,Ann
`;
const goesOn = `${header}
A1,2024-03-11,09:30,Tea,Drinks,1,3.50,Ann
A5,2024-03-12,12:30,"Tea, green",Drinks,1,3.50,Dora
`;
const untimed = 'receipt,date,product,amount\nA1,2024-03-01,Tea,1.00\nB1,2024-03-05,Scone,2.00\n';
const plain = 'product,quantity\nTea,2\nCake,1\nTea,1\n';
const unpriced = 'receipt,date,product,quantity\nA1,2024-03-01,Tea,2\nA2,2024-03-08,Cake,1\n';
const texts = [odd, goesOn, untimed, plain, unpriced];
const filters: [string, Partial<Filter>][] = [
  ['all', {}],
  ['some days', { from: '2024-03-02', to: '2024-03-11' }],
  ['days that are compared', { from: '2024-03-08', to: '2024-03-14' }],
  ['weekdays', { weekday: [1, 6] }],
  ['no line', { from: '2030-01-01' }],
];

test.each(filters)('sums of files are what the engine answers: %s', async (_, chosen) => {
  const filter = { ...everything, ...chosen };
  const several = [
    [odd, goesOn],
    [odd, untimed],
    [unpriced, odd, plain],
  ];
  const single = texts.map((text) => [text]);
  for (const parts of chosen === filters[0]?.[1] ? [...single, ...several] : several) {
    made.length = 0;
    const { summed, asked } = await askBoth(parts, filter);
    expect(rounded(summed)).toEqual(rounded(asked));
    expect(made.length).toBeGreaterThan(0);
    expect(made).not.toContain(null);
  }
  const { summed, asked } = await askBoth([odd, goesOn], filter, [{ from: '2024-03-02', to: '2024-03-04' }]);
  expect(rounded(summed)).toEqual(rounded(asked));
});

const line = fc.record({
  receipt: fc.constantFrom(...'ABCDEFGH'),
  day: fc.integer({ min: 0, max: 40 }).map((day) => new Date(Date.UTC(2024, 0, 20 + day)).toISOString().slice(0, 10)),
  time: fc.constantFrom('00:00', '09:15', '09:45', '17:30', '23:59'),
  product: fc.constantFrom('Tea', 'Cake', 'Käse', '😀', 'Bread'),
  category: fc.constantFrom('', 'Drinks', 'Food', 'Bakery'),
  quantity: fc.constantFrom('', '1', '2', '-1', '0.25'),
  amount: fc.constantFrom('', '1.10', '2.5', '-1.10', '0.333', '1000000'),
  customer: fc.constantFrom('', 'Ann', 'Ben', 'Cem'),
});
const first = 'A,2024-02-01,10:00,Tea,Drinks,1,1.00,Ann';
const file = fc
  .array(line, { minLength: 1, maxLength: 40 })
  .map((lines) => [header, first, ...lines.map((each) => Object.values(each).join(','))].join('\n'));

test('sums of any files are what the engine answers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(file, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...filters),
      async (parts, [, chosen]) => {
        const { summed, asked } = await askBoth(parts, { ...everything, ...chosen });
        expect(rounded(summed)).toEqual(rounded(asked));
      },
    ),
    { numRuns: 8 },
  );
});

test('sums that are not exact, and lines that are more than days of files, are asked for', async () => {
  const lines = summing.open(odd);
  expect(await lines.sums({ ...everything, product: ['Tea'] })).toBeNull();
  expect(await lines.sums({ ...everything, hour: [9] })).toBeNull();
  expect(await lines.sums(everything)).not.toBeNull();
  const large = summing.clean('date,product,amount\n2024-03-01,Tea,999999999.123456789\n2024-03-02,Tea,1.25\n');
  expect(large.profile.rows).toBe(2);
  expect(await summing.openParts([large.part]).sums(everything)).toBeNull();
  expect(await asking.open(odd).sums(everything)).toBeNull();
});
