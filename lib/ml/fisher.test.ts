import { expect, test } from 'vitest';
import { atLeast, atMost } from './fisher';

// SciPy: fisher_exact(..., alternative="greater"), checked against sums of exact fractions
test.each([
  [3, 5, 4, 10, 0.2619047619047619],
  [1, 1, 1, 2, 0.5],
  [5, 5, 5, 10, 0.003968253968253968],
  [0, 3, 4, 9, 1],
  [736, 1903, 2513, 9835, 1.443891554743753e-45],
  [448, 1788, 1306, 7501, 2.086626232154439e-21],
  [12, 100, 120, 1000, 0.5514890058704225],
  [8, 100, 120, 1000, 0.9341536246721436],
  [101, 403, 900, 20136, 1.356569064139999e-47],
  [120, 400, 350, 20136, 1.7092285664025e-118],
  [40, 403, 900, 20136, 2.1705948548383676e-6],
  [2, 2, 2, 7501, 3.555081544682931e-8],
  [20, 60, 3000, 20136, 0.00027690991374673685],
  [1, 500, 30, 1000000, 0.01489197016405251],
  [40, 2000, 3000, 100000, 0.9979214694705736],
  [70, 2000, 3000, 100000, 0.1060638045268935],
  [300, 2000, 12000, 100000, 2.995848904763785e-5],
  [9, 10, 500, 501, 1],
  [15, 16, 17, 100, 8.399829637639816e-15],
  [16, 40, 41, 200, 0.0011812742739413975],
])('at least %d of %d among %d in %d', (both, chosen, marked, population, p) => {
  expect(Math.abs(atLeast(both, chosen, marked, population) / p - 1)).toBeLessThan(1e-9);
  expect(Math.abs(atLeast(both, marked, chosen, population) / p - 1)).toBeLessThan(1e-9);
});

test('at most is what is left of at least one more', () => {
  for (let both = 0; both < 12; both++)
    expect(atMost(both, 30, 12, 90)).toBeCloseTo(1 - atLeast(both + 1, 30, 12, 90), 12);
  expect([atLeast(13, 30, 12, 90), atMost(12, 30, 12, 90)]).toEqual([0, 1]);
});
