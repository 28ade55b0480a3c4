import { afterAll, describe, expect, test } from 'vitest';
import { trainForest } from '../../ml/forest/train';
import { randomSource } from '../../random';
import { everything } from '../../sales/filter';
import { openTestLines } from '../../server/testing/open-lines';
import { learnReturns } from './learn-returns';
import { planReturns } from './plan';
import { behaviours, readBehaviour } from './read-behaviour';

const shops = openTestLines();
afterAll(() => shops.close());

const dayOf = (days: number) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10);
const context = {
  progress: () => {},
  trainForest: async (...input: Parameters<typeof trainForest>) => trainForest(...input),
};

describe('the days', () => {
  test.each([
    [364, 90],
    [240, 60],
    [60, 14],
  ])('within %d days of sales customers are expected back in %d', (length, days) => {
    const plan = planReturns({ from: dayOf(0), to: dayOf(length - 1) }, null);
    expect(plan).toEqual({
      days,
      earlier: dayOf(length - 1 - 2 * days),
      later: dayOf(length - 1 - days),
      now: dayOf(length - 1),
    });
  });

  test('are none where the sales are too short', () => {
    expect(planReturns({ from: dayOf(0), to: dayOf(54) }, null)).toBeNull();
    expect(planReturns({ from: dayOf(0), to: dayOf(88) }, 30)).toBeNull();
    expect(planReturns({ from: dayOf(0), to: dayOf(89) }, 30)?.days).toBe(30);
  });
});

test('what is known of a customer on a day ends with that day', async () => {
  const lines = shops.open(
    [
      'invoice,date,product,quantity,unit_price,customer',
      `1,${dayOf(0)},Tea,1,5.00,K1`,
      `2,${dayOf(10)},Cake,2,5.00,K1`,
      `3,${dayOf(20)},Cake,-1,5.00,K1`,
      `4,${dayOf(25)},Tea,1,5.00,K1`,
      `5,${dayOf(24)},Tea,-1,5.00,K2`,
      `6,${dayOf(5)},Tea,1,5.00,K2`,
    ].join('\n'),
  );
  const { features, boughtAgain } = await readBehaviour(lines, everything, { cutoff: dayOf(20), days: 10 });
  expect(features.rows).toBe(2);
  const rows = [0, 1].map((row) =>
    Object.fromEntries(behaviours.map((name, column) => [name, features.values[row * behaviours.length + column]])),
  );
  const first = rows.findIndex(({ frequency }) => frequency === 3);
  expect(rows[first]).toEqual({
    recencyDays: 0,
    tenureDays: 20,
    frequency: 3,
    visitDays: 3,
    monetary: 10,
    recentFrequency: 1,
    earlierFrequency: 1,
    recentMonetary: -5,
    products: 2,
    returned: 5,
    gapDays: 10,
    recencyInGaps: 0,
  });
  expect(rows[1 - first]).toMatchObject({ recencyDays: 15, frequency: 1, gapDays: Number.NaN });
  // K1 buys five days later, and K2 only brings something back.
  expect([boughtAgain[first], boughtAgain[1 - first]]).toEqual([1, 0]);
});

/** Customers whose first number says how likely they come back, or who come back by chance. */
function known(count: number, seed: number, isTelling: boolean) {
  const { below } = randomSource(seed);
  const rows = Array.from({ length: count }, () => {
    const frequency = 1 + below(10);
    const chance = isTelling ? frequency / 11 : 0.5;
    const features = behaviours.map((name) => (name === 'frequency' ? frequency : below(100)));
    return { features, back: below(1000) < chance * 1000 ? 1 : 0 };
  });
  return {
    features: {
      values: Float64Array.from(rows.flatMap(({ features }) => features)),
      rows: count,
      columns: behaviours.length,
    },
    boughtAgain: Uint8Array.from(rows, ({ back }) => back),
  };
}

describe('the forest', () => {
  test('is better than the rule where there is something to tell, and its chances come true', async () => {
    const [earlier, later] = [known(800, 1, true), known(800, 2, true)];
    const { evaluation, meanChance, forest } = await learnReturns(
      { forest: null, earlier, later, now: later.features },
      context,
    );
    expect(evaluation.better).toBe(true);
    expect(evaluation.auc).toBeGreaterThan(evaluation.rule.auc);
    expect(evaluation.calibration.reduce((sum, { count }) => sum + count, 0)).toBe(800);
    expect(Math.abs(meanChance - evaluation.baseRate)).toBeLessThan(0.05);
    const again = await learnReturns({ forest, earlier, later, now: later.features }, context);
    expect(again.evaluation).toEqual(evaluation);
  });

  test('says that it is not where chance alone decides', async () => {
    const [earlier, later] = [known(400, 3, false), known(400, 4, false)];
    const { evaluation } = await learnReturns({ forest: null, earlier, later, now: later.features }, context);
    expect(evaluation.better).toBe(false);
  });
});
