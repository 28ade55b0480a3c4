import { expect, test } from 'vitest';
import { fitEts, forecastEts } from './ets';
import { minimise } from './nelder-mead';
import { firstStates, follow, type Shape } from './states';

/** Four weeks of a shop. */
const weeks = Float64Array.from([
  12, 15, 14, 20, 22, 30, 8, 13, 16, 15, 21, 25, 31, 9, 12, 17, 16, 22, 24, 33, 8, 14, 18, 15, 23, 26, 34, 10,
]);
const additive = [-5, -2, -3, 3, 5, 13, -9];
const multiplicative = [0.7, 0.9, 0.85, 1.2, 1.3, 1.75, 0.5];

/** R's rates are of the components, ours of the error: beta there is beta / alpha here, gamma there gamma / (1 - alpha). */
const rates = { alpha: 0.3, beta: 0.3 * 0.2, gamma: 0.4 * (1 - 0.3), phi: 1 };

// R 4.2: HoltWinters(alpha = .3, beta = FALSE or .2, gamma = .4, l.start = 17, b.start = .1, s.start = ...), SSE and predict
test.each<[Shape, number[], number, number]>([
  [{ season: 'additive', trend: false }, additive, 26.1845, 14.76614],
  [{ season: 'additive', trend: true }, additive, 25.61032, 15.22722],
])('smoothing %j goes as in R', (shape, seasons, squares, next) => {
  const states = { level: 17, trend: shape.trend ? 0.1 : 0, seasons: Float64Array.from(seasons) };
  expect(follow(weeks, shape, rates, states)).toBeCloseTo(squares, 3);
  expect(states.level + states.trend + (states.seasons[0] ?? 0)).toBeCloseTo(next, 4);
});

test('a week that repeats itself is found, and goes on', () => {
  const week = multiplicative.map((factor) => 100 * factor);
  const values = Float64Array.from({ length: 70 }, (_, day) => week[day % 7] ?? 0);
  const ets = fitEts(values, 7);
  expect(ets.season).not.toBe('none');
  forecastEts(ets, values, 14).forEach((value, h) => {
    expect(value).toBeCloseTo(week[h % 7] ?? 0, 1);
  });
});

test('the first states of a straight line are its start and slope', () => {
  const line = Float64Array.from({ length: 20 }, (_, place) => 5 + 2 * place);
  const { level, trend } = firstStates(line, 1, { season: 'none', trend: true });
  expect([level, trend]).toEqual([expect.closeTo(3, 9), expect.closeTo(2, 9)]);
});

test('the least point of a bowl and of a banana is found', () => {
  const bowl = minimise(([x = 0, y = 0]) => (x - 3) ** 2 + (y + 1) ** 2 + 1, [0, 0], { tolerance: 1e-10, most: 500 });
  expect(bowl.point).toEqual([expect.closeTo(3, 3), expect.closeTo(-1, 3)]);
  const banana = ([x = 0, y = 0]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
  expect(minimise(banana, [-1.2, 1], { tolerance: 1e-12, most: 2000 }).value).toBeLessThan(1e-6);
});
