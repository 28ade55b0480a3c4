import { expect, test } from 'vitest';
import { randomSource } from '../../random';
import { toDayNumber } from '../../sales/calendar';
import { factorOf, measureEffects, withoutEvents } from '../events/effects';
import { hintOrder } from '../orders';
import { conformalQuantile, rangesOf, sorted, totalRange, widthsOf } from './conformal';

// by hand: ceil((n + 1) x level)-th smallest, the largest where there are too few
test.each([
  [[5, 1, 4, 2, 3], 0.5, 3],
  [[5, 1, 4, 2, 3], 0.8, 5],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9], 0.8, 8],
  [[7], 0.95, 7],
  [[], 0.8, 0],
])('of the sizes %j a part of %d is up to %d', (sizes, level, quantile) => {
  expect(conformalQuantile(sorted([Float64Array.from(sizes)]), level)).toBe(quantile);
});

test('intervals hold as often as they say where errors are of one kind', () => {
  const random = randomSource(5);
  const draw = () =>
    Array.from({ length: 6 }, () => random.below(1000) / 1000).reduce((sum, value) => sum + value - 0.5, 0);
  const residuals = () => ({ sizes: Float64Array.from({ length: 28 }, () => Math.abs(draw())), scale: 1 });
  let [held80, held95] = [0, 0];
  for (let round = 0; round < 200; round++) {
    const widths = widthsOf([residuals(), residuals(), residuals()], [residuals(), residuals()]);
    if (widths === null) throw new Error('no widths');
    const error = Math.abs(draw());
    held80 += Number(error <= widths.k80) / 200;
    held95 += Number(error <= widths.k95) / 200;
  }
  expect(Math.abs(held80 - 0.8)).toBeLessThan(0.06);
  expect(Math.abs(held95 - 0.95)).toBeLessThan(0.04);
});

test('a bucket of four times the forecast has twice the width, and one of nothing has none', () => {
  const [closed, small, large] = rangesOf(Float64Array.of(0, 2, 8), { k80: 1, k95: 2 });
  expect(closed).toEqual({ mean: 0, lower80: 0, upper80: 0, lower95: 0, upper95: 0 });
  expect((large?.upper80 ?? 0) - 8).toBeCloseTo(2 * ((small?.upper80 ?? 0) - 2), 9);
  const total = totalRange(Float64Array.of(4, 4, 4, 4), { k80: 1, k95: 2 }, 'day');
  expect(total).toMatchObject({ mean: 16, upper80: 16 + 2.5 * 2, lower95: 16 - 2.7 * 2 * 2 });
});

test('named days are measured against their weekdays, and come again', () => {
  const first = toDayNumber('2024-01-01');
  const promo = { name: 'Promo', from: '2024-02-05', to: '2024-02-06' };
  const values = Float64Array.from({ length: 70 }, (_, day) => {
    const usual = 10 + (day % 7);
    return day === 35 || day === 36 ? usual * 1.5 : usual;
  });
  expect(measureEffects(values, first, [promo])).toEqual([{ name: 'Promo', days: 2, factor: 1.5 }]);
  expect([...withoutEvents(values, first, [promo]).subarray(34, 38)]).toEqual([16, 10, 11, 12]);
  const effects = [
    { name: 'Promo', days: 2, factor: 1.5 },
    { name: 'Closed', days: 0, factor: null },
  ];
  const coming = [
    { name: ' promo', from: '2024-04-01', to: '2024-04-02' },
    { name: 'Closed', from: '2024-04-03', to: '2024-04-03' },
  ];
  expect(factorOf(toDayNumber('2024-04-01'), 1, coming, effects)).toBe(1.5);
  expect(factorOf(toDayNumber('2024-04-01'), 7, coming, effects)).toBeCloseTo(8 / 7, 9);
  expect(factorOf(toDayNumber('2024-04-03'), 1, coming, effects)).toBe(1);
});

test('orders are whole packs of what is enough, and of what slow sellers needed', () => {
  const total = { mean: 20, lower80: 15, upper80: 25, lower95: 10, upper95: 30 };
  const fast = { id: 'a', ranges: [], total, slow: false };
  expect(hintOrder(fast, new Float64Array(60), 7, 12)).toEqual({ expected: 20, safe: 25, order: 36 });
  expect(hintOrder(fast, new Float64Array(60), 7, 5)).toMatchObject({ order: 25 });
  // one of ten days sells 3; runs of 10 days have one such day each
  const slow = { ...fast, slow: true, total: { ...total, mean: 2.5 } };
  const values = Float64Array.from({ length: 200 }, (_, day) => (day % 10 === 0 ? 3 : 0));
  expect(hintOrder(slow, values, 10, 2)).toEqual({ expected: 2.5, safe: 3, order: 4 });
});
