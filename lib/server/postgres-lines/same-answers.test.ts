import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer } from '../../basket/answer';
import { BasketCollector } from '../../basket/itemsets/collector';
import { Market } from '../../basket/market';
import { findCharges, findKeys, readBasketLines, readKeys, readNames } from '../../basket/read-baskets';
import type { SaleLines } from '../../engine/engine';
import type { Lens } from '../../engine/lens';
import { readProfile } from '../../engine/profile';
import type { Part } from '../../engine/view';
import { readDays } from '../../forecast/series/read-days';
import { everything, type Filter } from '../../sales/filter';
import { syntheticSales } from '../../sales/synthetic';
import { readCohorts } from '../../segments/cohorts/cohorts';
import { readNewAndReturning } from '../../segments/cohorts/new-and-returning';
import { countCustomers } from '../../segments/customers/count-customers';
import { earlierMoment } from '../../segments/customers/earlier';
import { eachCustomer, type ListedCustomer, readOverdueCustomers } from '../../segments/customers/list-customers';
import { momentOf, selectedDays } from '../../segments/customers/moment';
import { readMovement } from '../../segments/customers/movement';
import { readOverdue } from '../../segments/customers/overdue';
import { readSegments } from '../../segments/customers/read-segments';
import { readScatter } from '../../segments/customers/scatter';
import { readTypicalProducts } from '../../segments/customers/typical-products';
import { learnSegments } from '../../segments/learn/learn-segments';
import { readPoints } from '../../segments/learn/read-points';
import { readSoldProducts } from '../../segments/products/read-products';
import { readBehaviour } from '../../segments/returns/read-behaviour';
import { analyse } from '../../summary/analyse';
import { compareSales } from '../../summary/changes/changes';
import { readSaleLines } from '../../summary/sale-lines';
import { readStandOuts } from '../../summary/stand-outs/read-stand-outs';
import { summarise } from '../../summary/summarise';
import { readValues } from '../../summary/values';
import { openEmbedded, openServer, type TestAnalytics } from '../testing/lines-in-postgres';
import { openTestLines } from '../testing/open-lines';

/** Two years of a chain, and a shop that writes what others do not: no times, accents, returns, discounts, costs, gaps. */
async function chain(): Promise<string> {
  const sales = syntheticSales({ rows: 5000, seed: 7, products: 90, customers: 400 });
  return Buffer.concat(await Readable.from(sales).toArray()).toString();
}
const oddShop = `invoice,date,product,category,quantity,amount,discount,cost,customer_id
A1,2024-03-01,"Café ""crème""",Getränke,2,7.00,0.50,2.10,ZOË
A1,2024-03-01,"Cake, lemon",,1,4.25,,1.10,ZOË
A2,2024-03-02,CAFÉ AU LAIT,Getränke,1,3.50,0,,
A3,2024-03-04,Ärger,Éclairs,3,6.30,0.30,2.222,B
C4,2024-03-04,"Café ""crème""",Getränke,-1,-3.50,-0.25,-1.05,ZOË
A5,2024-03-06,ärger,Éclairs,1,2.00,,0.70,B
A6,2024-03-07,Shipping,,1,4.99,,,C
A7,2024-03-08,"Cake, lemon",,1,4.00,0.25,1.10,C
`;

const shop = openTestLines();
let embedded: TestAnalytics;
let server: TestAnalytics | null;
beforeAll(async () => {
  [embedded, server] = await Promise.all([openEmbedded(), openServer()]);
});
afterAll(async () => {
  shop.close();
  await Promise.all([embedded.close(), server?.close()]);
});

interface Asked {
  duckdb: SaleLines;
  others: Record<string, SaleLines>;
}

/** The same lines in every engine that is here. */
async function openEverywhere(name: string, parts: Part[], lens?: Lens): Promise<Asked> {
  const seen = lens === undefined ? {} : { lens };
  const others: Record<string, SaleLines> = {};
  for (const [engine, analytics] of Object.entries({ embedded, server })) {
    if (analytics === null) continue;
    const stored = await Promise.all(
      parts.map(async (part, index) => {
        const whole = shop.openParts([{ ...part, hidden: [] }]);
        return { ...part, path: await analytics.store(`${name} ${index}`, whole) };
      }),
    );
    others[engine] = analytics.open({ id: `${name} ${JSON.stringify(lens)}`, parts: stored, ...seen });
  }
  return { duckdb: shop.engine.open({ id: `${name} ${JSON.stringify(lens)}`, parts, ...seen }), others };
}

/** Numbers to eleven digits, as sums of floating point depend on the order; all else as it is. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(11));
  if (typeof value === 'bigint') return String(value);
  if (value instanceof Map) return rounded([...value]);
  if (value instanceof Float64Array || value instanceof Uint8Array) return rounded([...value]);
  if (value instanceof BigInt64Array) return rounded([...value]);
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rounded(inner)]));
}

const details = ['stores', 'prices', 'discounts', 'margin', 'baskets', 'customers'];
const page = { top: 30, offset: 0, sort: 'revenue', order: 'desc' } as const;

/** Questions of every kind, each as its own function of the lines. */
const questions: Record<string, (lines: SaleLines, filter: Filter) => Promise<unknown>> = {
  summary: (lines, filter) => summarise(lines, { filter, compare: 'previous', include: details, ...page }),
  'all products by name': (lines, filter) =>
    summarise(lines, { filter, compare: 'year', include: [], ...page, top: 'all', sort: 'name', order: 'asc' }),
  'products by transactions': (lines, filter) =>
    summarise(lines, { filter, compare: 'none', include: [], ...page, sort: 'transactions' }),
  'products by change': (lines, filter) =>
    summarise(lines, { filter, compare: 'previous', include: [], ...page, sort: 'change' }),
  analysis: (lines, filter) =>
    analyse(lines, {
      filter,
      compare: 'previous',
      top: 10,
      include: ['trends', 'compared', 'change'],
      weekStart: 'sunday',
    }),
  'changes by product': (lines, filter) =>
    compareSales(lines, { filter, compare: 'previous', by: 'product', limit: 20 }),
  'changes by category': (lines, filter) => compareSales(lines, { filter, compare: 'year', by: 'category', limit: 20 }),
  'changes by store': (lines, filter) => compareSales(lines, { filter, compare: 'previous', by: 'store', limit: 5 }),
  'stand-outs': (lines, filter) => readStandOuts(lines, { filter, top: 20, named: [] }),
  'sale lines': (lines, filter) => readSaleLines(lines, filter, { kind: 'all', limit: 100, offset: 3 }),
  'returned lines': (lines, filter) => readSaleLines(lines, filter, { kind: 'returned', limit: 100, offset: 0 }),
  values: (lines) => readValues(lines, { column: 'product', search: 'É', limit: 20 }),
  profile: (lines) => readProfile(lines),
  'days of a forecast': (lines, filter) => readDays(lines, filter, 'revenue', { products: 14, categories: 12 }),
  segments: askSegments,
  'sold products': (lines, filter) => readSoldProducts(lines, filter, selectedDays(lines, filter), 100),
  'who comes back': (lines, filter) => readBehaviour(lines, filter, { cutoff: '2024-06-01', days: 30 }),
  baskets: askBaskets,
};

async function askSegments(lines: SaleLines, filter: Filter) {
  const days = selectedDays(lines, filter);
  const moment = momentOf(lines, filter);
  const customers = moment && (await readPoints(lines, moment));
  if (days === null || moment === null || customers === null || customers.rows < 4) return { days, customers };
  const model = learnSegments({ customers, k: 4, asOf: moment.asOf });
  const earlier = await earlierMoment(lines, filter, moment, null);
  const listed: ListedCustomer[] = [];
  await eachCustomer(lines, moment, model, null, (some) => void listed.push(...some));
  return {
    ...{ customers, model, listed },
    counted: await countCustomers(lines, filter),
    segments: await readSegments(lines, moment, model),
    overdue: [await readOverdue(lines, moment), await readOverdueCustomers(lines, moment, model, 10)],
    points: await readScatter(lines, moment, model),
    typical: await readTypicalProducts(lines, filter, moment, model),
    moved: earlier && (await readMovement(lines, moment, earlier.moment, model)),
    cohorts: [await readCohorts(lines, filter, days), await readNewAndReturning(lines, filter, days)],
  };
}

async function askBaskets(lines: SaleLines, filter: Filter) {
  const answers = [];
  for (const level of ['product', 'category'] as const) {
    const collector = new BasketCollector();
    await readBasketLines(lines, filter, level, (block) => collector.add(block));
    const baskets = collector.finish();
    const thresholds = { minSupport: 0.01, minConfidence: 0.05, maxSize: 3 };
    const list = { limit: 50, offset: 0, sort: 'lift', order: 'desc', findings: false, containing: null } as const;
    const charges = await findCharges(lines, level);
    const asked = { ...thresholds, ...list, charges, items: [], include: [] };
    const found = baskets.transactions === 0 ? null : answer(new Market(baskets), asked);
    const keys = (found?.itemsets ?? []).flatMap(({ items }) => items);
    const names = await readNames(lines, level, [...new Set(keys)].sort());
    const parts = await findKeys(lines, level, 'e');
    answers.push({ transactions: baskets.transactions, found, charges, names: sorted(names), parts: parts.sort() });
    answers.push(
      (
        await readKeys(
          lines,
          level,
          sorted(names)
            .slice(0, 5)
            .map(([, name]) => name),
        )
      ).sort(),
    );
  }
  return answers;
}

function sorted(names: ReadonlyMap<string, string>): [string, string][] {
  return [...names].sort(([one], [other]) => (one < other ? -1 : 1));
}

async function expectSame({ duckdb, others }: Asked, filter: Filter) {
  for (const [name, ask] of Object.entries(questions)) {
    const expected = rounded(await ask(duckdb, filter));
    for (const [engine, lines] of Object.entries(others))
      expect(rounded(await ask(lines, filter)), `${name} in ${engine}`).toEqual(expected);
  }
}

describe('PostgreSQL, embedded and as a server, answers every question as DuckDB does', () => {
  test('two years of a chain, all of it and a part', async () => {
    const { part } = shop.clean(await chain());
    const asked = await openEverywhere('chain', [part]);
    await expectSame(asked, everything);
    const [category = ''] = (await readValues(asked.duckdb, { column: 'category', search: '', limit: 1 })).values;
    await expectSame(asked, {
      ...everything,
      from: '2024-02-01',
      to: '2024-08-31',
      category: [category],
      weekday: [5, 6],
    });
    await expectSame(asked, { ...everything, search: 'Ó', hour: [9, 10, 17] });
  });

  test('a shop with accents, returns, discounts, costs and gaps, and one whose file replaces some days of another', async () => {
    const [first, second] = [
      shop.clean(oddShop).part,
      shop.clean(oddShop.replaceAll('2.00', '9.75').replaceAll('A', 'X')).part,
    ];
    await expectSame(await openEverywhere('odd', [first]), everything);
    const hidden = [{ from: '2024-03-02', to: '2024-03-04' }];
    const both = await openEverywhere('both', [{ ...first, hidden }, second]);
    await expectSame(both, everything);
    await expectSame(both, { ...everything, search: 'cafe', category: ['Getränke', '(none)'] });
  });

  test('what a share link shows of them', async () => {
    const { part } = shop.clean(oddShop);
    const lens = {
      filter: { ...everything, from: '2024-03-02', product: ['Ärger', 'Cake, lemon'] },
      amountFactor: 0.37,
    };
    await expectSame(await openEverywhere('link', [part], lens), everything);
  });
});
