import { expect, test } from 'vitest';
import { matrixOf } from '../matrix';
import { friedman, rowsOf } from '../testing/friedman';
import { predict } from './forest';
import { permutationImportance } from './importance';
import { outOfBag } from './out-of-bag';
import { trainForest } from './train';

const { matrix, target } = friedman(1500, 8, 5);
const train = rowsOf(matrix, 0, 1000);
const later = rowsOf(matrix, 1000, 1500);

function squaredError(predicted: Float64Array, actual: Float64Array): number {
  return predicted.reduce((sum, value, row) => sum + (value - actual[row]!) ** 2, 0) / predicted.length;
}

test('the error out of the bags foretells that on later rows, and the one within is too good', () => {
  const forest = trainForest(train, target.slice(0, 1000), { trees: 60, minLeaf: 2 });
  const honest = squaredError(outOfBag(forest, train), target.slice(0, 1000));
  const real = squaredError(predict(forest, later), target.slice(1000));
  const flattering = squaredError(predict(forest, train), target.slice(0, 1000));
  expect(honest / real).toBeGreaterThan(0.85);
  expect(honest / real).toBeLessThan(1.15);
  expect(flattering).toBeLessThan(0.5 * real);
});

test('shares of classes out of the bags add up; without bags there is nothing to tell', () => {
  const classes = target.slice(0, 1000).map((value) => Math.min(2, Math.floor(value / 9)));
  const shares = outOfBag(trainForest(train, classes, { trees: 30, classes: 3 }), train);
  for (let row = 0; row < 1000; row++)
    expect(shares[3 * row]! + shares[3 * row + 1]! + shares[3 * row + 2]!).toBeCloseTo(1, 5);
  const all = trainForest(matrixOf([[1], [2]]), [1, 2], { trees: 3, bootstrap: false });
  expect([...outOfBag(all, matrixOf([[1], [2]]))]).toEqual([Number.NaN, Number.NaN]);
});

test('what the target is made of matters, noise does not', () => {
  const importance = permutationImportance(
    trainForest(train, target.slice(0, 1000), { trees: 60, featuresPerSplit: 4 }),
    later,
    target.slice(1000),
    1,
  );
  const [, , , strongest, , ...noise] = importance;
  expect(Math.max(...importance)).toBe(strongest);
  expect(Math.min(...importance.slice(0, 5))).toBeGreaterThan(5 * Math.max(...noise.map(Math.abs)));
});
