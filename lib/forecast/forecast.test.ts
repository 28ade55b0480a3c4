import { describe, expect, test } from 'vitest';
import { decodeForest } from '../ml/forest/format';
import { trainForest } from '../ml/forest/train';
import { randomSource } from '../random';
import { toDayNumber } from '../sales/calendar';
import { dailyDemand } from '../sales/synthetic-demand';
import { answerForecast } from './answer';
import { prepareHistory } from './history';
import { foresee } from './learn/foresee';
import { learnForecast } from './learn/learn';
import { Learned } from './learn/learned';
import type { Panel } from './series/panel';
import type { Days } from './series/read-days';

const context = {
  trainForest: async (...args: Parameters<typeof trainForest>) => trainForest(...args),
  progress: () => {},
};

/** The demand of the sample shop over some parts that add up, with chance of their own. */
function drawDays(start: string, length: number, seed: number): Days {
  const demand = dailyDemand(start, length, seed);
  const random = randomSource(seed);
  const parts = [50, 30, 20].map((size) =>
    demand.map((value) => Math.round(value * size * (0.9 + random.below(200) / 1000))),
  );
  const total = demand.map((_, day) => parts.reduce((sum, part) => sum + part[day]!, 0));
  return {
    first: toDayNumber(start),
    series: [total, ...parts].map((values, place) => ({ id: `series ${place}`, values })),
    parts: [[1, 2, 3]],
    about: [null, ...['A', 'B', 'C'].map((name) => ({ by: 'product' as const, name }))],
    rows: length,
    leftOut: [],
  };
}

/** The days of the sample shop, the last of which are held out; and few, for what holds of any. */
const days = drawDays('2024-05-01', 426, 1);
const fewDays = drawDays('2024-05-01', 105, 1);

async function forecastOf(panel: Panel) {
  const { learned, forest } = await learnForecast({ panel, horizon: 7, seed: 1 }, context);
  return { learned, foreseen: foresee({ learned, forest: decodeForest(forest) }, panel, 7) };
}

function historyOf(some: Days) {
  const history = prepareHistory(some, 'day', []);
  if ('reason' in history) throw new Error(history.reason);
  return history;
}

describe('what was learned', () => {
  test('is closer than last week on days that were held out', async () => {
    const { learned } = await learnForecast({ panel: historyOf(days).panel, horizon: 28, seed: 1 }, context);
    const report = learned.backtest;
    expect(report?.cutoffs).toBe(6);
    expect(report?.metrics.mae).toBeLessThan(report?.baseline.mae ?? 0);
    expect(report?.metrics.wape).toBeCloseTo(
      (report?.metrics.mae ?? 0) / meanOf(days.series[0]?.values.subarray(-168)),
      6,
    );
    expect(report?.won).toBeGreaterThanOrEqual(3);
    expect(learned.shown).toBe('model');
    expect(report?.coverage80).toBeGreaterThan(0.6);
    expect(report?.coverage95).toBeGreaterThan(report?.coverage80 ?? 1);
  });

  test('is the same with the same seed, and twice as much where twice as much was sold', async () => {
    const { panel } = historyOf(fewDays);
    const doubled = {
      ...panel,
      series: panel.series.map(({ id, values }) => ({ id, values: values.map((value) => 2 * value) })),
    };
    const [once, again, twice] = [await forecastOf(panel), await forecastOf(panel), await forecastOf(doubled)];
    expect(again).toEqual(once);
    const flat = ({ foreseen }: typeof once) =>
      foreseen.flatMap(({ ranges }) => ranges.flatMap(({ mean, upper80 }) => [mean, upper80]));
    const doubles = flat(twice);
    flat(once).forEach((value, place) => {
      expect(doubles[place]).toBeCloseTo(2 * value, 3);
    });
  });

  test('has parts that add up, and never looks past the end', async () => {
    const { panel } = historyOf(fewDays);
    const { foreseen } = await forecastOf(panel);
    const [total, ...parts] = foreseen;
    total?.ranges.forEach(({ mean }, h) => {
      expect(parts.reduce((sum, { ranges }) => sum + (ranges[h]?.mean ?? 0), 0)).toBeCloseTo(mean, 9);
    });
    const buffer = panel.series.map(({ values }) => Float64Array.of(...values, ...Array(50).fill(1e9)));
    const seen = {
      ...panel,
      series: panel.series.map(({ id, values }, place) => ({
        id,
        values: (buffer[place] ?? values).subarray(0, values.length),
      })),
    };
    expect((await forecastOf(seen)).foreseen).toEqual(foreseen);
  });
});

test('weeks that repeat each other are shown as last week, as nothing can be better', async () => {
  const random = randomSource(3);
  const pattern = Array.from({ length: 7 }, () => 50 + random.below(100));
  const copies = {
    ...days,
    series: [{ id: 'total', values: Float64Array.from({ length: 140 }, (_, day) => pattern[day % 7] ?? 0) }],
    parts: [],
    about: [null],
  };
  const history = historyOf(copies);
  const { learned } = await learnForecast({ panel: history.panel, horizon: 14, seed: 1 }, context);
  expect(Learned.parse(JSON.parse(JSON.stringify(learned)))).toEqual(learned);
  const [first] = learned.series;
  const broken = { ...learned, series: [{ ...first, theta: { alpha: Number.NaN, period: 7 } }] };
  expect(Learned.safeParse(JSON.parse(JSON.stringify(broken))).success).toBe(false);
  const answer = answerForecast({ learned, forest: null }, history, 14, []);
  expect(answer.shown).toBe('baseline');
  expect(answer.points.map(({ mean }) => mean)).toEqual(answer.baseline.map(({ value }) => value));
  expect(answer.verdict).toContain('not better');
});

function meanOf(values: Float64Array = new Float64Array(1)): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
