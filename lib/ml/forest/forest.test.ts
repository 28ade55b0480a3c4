import { expect, test } from 'vitest';
import { matrixOf } from '../matrix';
import { friedman, rowsOf } from '../testing/friedman';
import { binTable } from './bins';
import { predict } from './forest';
import { growTrees, joinForests, trainForest } from './train';

const { matrix, target } = friedman(600, 8, 7);
const train = rowsOf(matrix, 0, 400);
const later = rowsOf(matrix, 400, 600);

test('the same seed makes the same forest, in one go or in parts', () => {
  const whole = trainForest(train, target.slice(0, 400), { trees: 7, seed: 3 });
  const grow = (from: number, to: number) =>
    growTrees(binTable(train, 256), target.slice(0, 400), { trees: 7, seed: 3 }, { from, to });
  expect(joinForests([grow(0, 1), grow(1, 5), grow(5, 7)])).toEqual(whole);
  expect(trainForest(train, target.slice(0, 400), { trees: 7, seed: 4 })).not.toEqual(whole);
});

test('a forest of one class or more is the same in parts, too', () => {
  const classes = target.slice(0, 400).map((value) => Math.min(2, Math.floor(value / 8)));
  const options = { trees: 4, classes: 3 };
  const parts = [0, 2].map((from) => growTrees(binTable(train, 256), classes, options, { from, to: from + 2 }));
  expect(joinForests(parts)).toEqual(trainForest(train, classes, options));
});

test('one tree without bootstrap and with leaves of one row knows its rows by heart', () => {
  const options = { trees: 1, minLeaf: 1, bootstrap: false, featuresPerSplit: 8 };
  const predicted = predict(trainForest(train, target.slice(0, 400), options), train);
  predicted.forEach((value, row) => {
    expect(value).toBeCloseTo(target[row]!, 4);
  });
});

test('leaves have at least as many rows as they must, and depth ends', () => {
  const stump = trainForest(train, target.slice(0, 400), { trees: 1, maxDepth: 1, bootstrap: false });
  expect(stump.column).toHaveLength(3);
  const large = trainForest(train, target.slice(0, 400), { trees: 1, minLeaf: 150, bootstrap: false });
  expect(large.column).toHaveLength(3);
  expect(trainForest(train, target.slice(0, 400), { trees: 1, minLeaf: 201, bootstrap: false }).column).toHaveLength(1);
});

test('shares of classes are those of the leaf, and add up', () => {
  const table = matrixOf([[1], [1], [1], [2], [2], [2], [2]]);
  const options = { trees: 1, minLeaf: 1, bootstrap: false };
  const two = predict(trainForest(table, [0, 1, 1, 0, 0, 0, 1], { ...options, classes: 2 }), matrixOf([[1], [2]]));
  expect([...two]).toEqual([1 / 3, 2 / 3, 3 / 4, 1 / 4].map((share) => expect.closeTo(share, 6)));
  const three = predict(trainForest(table, [0, 1, 2, 0, 0, 0, 2], { ...options, classes: 3 }), matrixOf([[1], [2]]));
  expect([...three]).toEqual([1 / 3, 1 / 3, 1 / 3, 3 / 4, 0, 1 / 4].map((share) => expect.closeTo(share, 6)));
});

test('missing values go where they fit best; without any in training, where most rows went', () => {
  const options = { trees: 1, minLeaf: 1, bootstrap: false };
  const ask = matrixOf([[Number.NaN], [1], [3]]);
  const low = trainForest(matrixOf([[1], [1], [3], [3], [Number.NaN]]), [1, 1, 9, 9, 1], options);
  expect([...predict(low, ask)]).toEqual([1, 1, 9]);
  const high = trainForest(matrixOf([[1], [1], [3], [3], [Number.NaN]]), [1, 1, 9, 9, 9], options);
  expect([...predict(high, ask)]).toEqual([9, 1, 9]);
  const apart = trainForest(matrixOf([[1], [3], [Number.NaN], [Number.NaN]]), [5, 5, 0, 0], options);
  expect([...predict(apart, ask)]).toEqual([0, 5, 5]);
  const unseen = trainForest(matrixOf([[1], [1], [3]]), [1, 1, 9], options);
  expect([...predict(unseen, ask)]).toEqual([1, 1, 9]);
  const classes = trainForest(matrixOf([[1], [3], [Number.NaN]]), [0, 1, 2], { ...options, classes: 3 });
  expect([...predict(classes, ask)]).toEqual([0, 0, 1, 1, 0, 0, 0, 1, 0]);
});

test('what teaches nothing gives a leaf, what is no table a sentence', () => {
  const constant = trainForest(matrixOf([[1], [2], [3], [4]]), [7, 7, 7, 7], { minLeaf: 1 });
  expect([...predict(constant, matrixOf([[9], [Number.NaN]]))]).toEqual([7, 7]);
  const alike = trainForest(matrixOf([[1], [1]]), [0, 4], { minLeaf: 1, bootstrap: false });
  expect([...predict(alike, matrixOf([[1]]))]).toEqual([2]);
  const oneClass = trainForest(matrixOf([[1], [2]]), [1, 1], { classes: 2, minLeaf: 1 });
  expect([...predict(oneClass, matrixOf([[1]]))]).toEqual([0, 1]);
  expect([...predict(trainForest(matrixOf([[Number.POSITIVE_INFINITY]]), [3]), matrixOf([[0]]))]).toEqual([3]);
  expect(() => trainForest(matrixOf([]), [])).toThrow('no rows');
  expect(() => trainForest(matrixOf([[1], [2]]), [1, Number.NaN])).toThrow('Row 1');
  expect(() => trainForest(matrixOf([[1], [2]]), [0, 2], { classes: 2 })).toThrow('Row 1');
});

test('a forest knows rows it has not seen better than their mean does', () => {
  const predicted = predict(trainForest(train, target.slice(0, 400), { trees: 50 }), later);
  const mean = target.slice(0, 400).reduce((sum, value) => sum + value, 0) / 400;
  let [error, baseline] = [0, 0];
  predicted.forEach((value, row) => {
    error += (value - target[400 + row]!) ** 2;
    baseline += (mean - target[400 + row]!) ** 2;
  });
  expect(error).toBeLessThan(0.35 * baseline);
});
