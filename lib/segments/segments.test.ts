import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SaleLines } from '../engine/engine';
import { everything } from '../sales/filter';
import { openTestLines } from '../server/testing/open-lines';
import { readCohorts } from './cohorts/cohorts';
import { readNewAndReturning } from './cohorts/new-and-returning';
import { earlierMoment } from './customers/earlier';
import { eachCustomer, type ListedCustomer } from './customers/list-customers';
import { type Moment, momentOf } from './customers/moment';
import { readMovement } from './customers/movement';
import { readOverdue } from './customers/overdue';
import { readSegments } from './customers/read-segments';
import { readScatter } from './customers/scatter';
import { readTypicalProducts } from './customers/typical-products';
import { learnSegments } from './learn/learn-segments';
import type { SegmentModel } from './learn/model';
import { readPoints } from './learn/read-points';

const shops = openTestLines();
afterAll(() => shops.close());

const header = 'invoice,date,product,quantity,unit_price,customer';

/** What customers bought, worked out by hand: K1 comes every week, K2 came every week and stays away, K3 began in March. */
const shop = [
  header,
  ...Array.from({ length: 12 }, (_, week) => `A${week},${dayOf(week * 7)},Tea,2,5.00,K1`),
  ...Array.from({ length: 4 }, (_, week) => `B${week},${dayOf(week * 7)},Cake,1,30.00,K2`),
  `C1,${dayOf(70)},Tea,1,5.00,K3`,
  `D1,${dayOf(3)},Tea,1,5.00,K4`,
  `D2,${dayOf(4)},Tea,-1,5.00,K4`,
  `E1,${dayOf(5)},Cup,1,8.00,K5`,
  `N1,${dayOf(77)},Tea,1,5.00,`,
].join('\n');

/** ISO day so many days after 1 January 2024, a Monday. */
function dayOf(days: number): string {
  return new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10);
}

async function listed(lines: SaleLines, moment: Moment, model: SegmentModel, segment: string | null = null) {
  const found: ListedCustomer[] = [];
  await eachCustomer(lines, moment, model, segment, (customers) => found.push(...customers));
  return found;
}

describe('a shop', () => {
  let lines: SaleLines;
  let moment: Moment;
  let model: SegmentModel;
  beforeAll(async () => {
    lines = shops.open(shop);
    const found = momentOf(lines, everything);
    if (found === null) throw new Error('The shop has sales.');
    moment = found;
    model = learnSegments({ customers: await readPoints(lines, moment), k: 3, asOf: moment.asOf });
  });

  test('has the recency, frequency and takings of each customer, net of returns', async () => {
    const customers = await listed(lines, moment, model);
    expect(moment.asOf).toBe(dayOf(77));
    expect(customers.map((one) => [one.customer, one.recencyDays, one.frequency, one.monetary, one.gapDays])).toEqual([
      ['K1', 0, 12, 120, 7],
      ['K2', 56, 4, 120, 7],
      ['K5', 72, 1, 8, null],
      ['K3', 7, 1, 5, null],
      ['K4', 73, 2, 0, 1],
    ]);
    expect(customers[1]).toMatchObject({ firstDay: dayOf(0), lastDay: dayOf(21), averageTransactionValue: 30 });
  });

  test('places each customer as k-means does, and the segments add up', async () => {
    const { segments, customers, revenue, inertia } = await readSegments(lines, moment, model);
    expect(customers).toBe(5);
    expect(revenue).toBe(253);
    expect(inertia).toBeCloseTo(model.spread * model.customers, 9);
    expect(segments.reduce((sum, one) => sum + one.customers, 0)).toBe(5);
    expect(segments.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(segments.reduce((sum, one) => sum + (one.revenueShare ?? 0), 0)).toBeCloseTo(1, 12);
    const [best] = segments;
    expect(await listed(lines, moment, model, best?.name ?? null)).toHaveLength(best?.customers ?? 0);
    const scatter = await readScatter(lines, moment, model);
    expect(scatter.map(({ monetary }) => monetary).sort((one, other) => one - other)).toEqual([0, 5, 8, 120, 120]);
  });

  test('places customers who came later without learning anew', async () => {
    const more = shops.open(
      shop,
      [header, `F1,${dayOf(80)},Tea,2,5.00,K6`, `A99,${dayOf(84)},Tea,2,5.00,K1`].join('\n'),
    );
    const later = momentOf(more, everything);
    if (later === null) throw new Error('The shop has sales.');
    const customers = await listed(more, later, model);
    expect(customers.find(({ customer }) => customer === 'K6')).toMatchObject({ recencyDays: 4, frequency: 1 });
    const before = await earlierMoment(more, everything, later, null);
    expect(before).toMatchObject({ beforeLastFile: true, moment: { asOf: dayOf(77) } });
    if (before === null) return;
    const flows = await readMovement(more, later, before.moment, model);
    expect(flows.reduce((sum, one) => sum + one.customers, 0)).toBe(6);
    expect(flows.filter(({ from }) => from === null)).toMatchObject([{ customers: 1, revenue: 10 }]);
  });

  test('knows who has moved since an earlier day, and that nothing is known of before the sales', async () => {
    const before = await earlierMoment(lines, everything, moment, dayOf(21));
    if (before === null) throw new Error('There were sales.');
    expect(before).toMatchObject({ beforeLastFile: false, moment: { asOf: dayOf(21) } });
    const flows = await readMovement(lines, moment, before.moment, model);
    expect(flows.filter(({ from }) => from !== null).reduce((sum, one) => sum + one.customers, 0)).toBe(4);
    expect(await earlierMoment(lines, everything, moment, '2023-12-31')).toBeNull();
    expect(await earlierMoment(lines, everything, moment, dayOf(77))).toBeNull();
  });

  test('misses K2, who came every week and has been away for eight', async () => {
    expect(await readOverdue(lines, moment)).toEqual({
      customers: 1,
      revenue: 120,
      transactions: 4,
      recencyDays: 56,
      gapDays: 7,
    });
  });

  test('has the months of first receipts and who came back in each', async () => {
    const days = { from: dayOf(0), to: dayOf(77) };
    const cohorts = await readCohorts(lines, everything, days);
    expect(cohorts.map(({ month, customers }) => [month, customers])).toEqual([
      ['2024-01-01', 4],
      ['2024-03-01', 1],
    ]);
    expect(cohorts[0]?.months).toEqual([
      { customers: 4, retention: 1, revenue: 50 + 120 + 0 + 8, complete: true },
      { customers: 1, retention: 0.25, revenue: 40, complete: true },
      { customers: 1, retention: 0.25, revenue: 30, complete: false },
    ]);
    expect(
      (await readNewAndReturning(lines, everything, days)).map((one) => [one.newCustomers, one.returningCustomers]),
    ).toEqual([
      [4, 0],
      [0, 1],
      [1, 1],
    ]);
  });

  test('tells what a segment buys rather than others', async () => {
    const typical = await readTypicalProducts(lines, everything, moment, model);
    expect([...typical.values()].flat().every(({ lift, share }) => lift > 1 && share <= 1)).toBe(true);
  });
});

test('a filter narrows what customers bought', () => {
  const lines = shops.open(shop);
  expect(momentOf(lines, { ...everything, to: dayOf(10) })).toMatchObject({ asOf: dayOf(10) });
  expect(momentOf(lines, { ...everything, from: '2030-01-01' })).toBeNull();
});
