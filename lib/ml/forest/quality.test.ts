import { RandomForestRegression } from 'ml-random-forest';
import { expect, test } from 'vitest';
import { accuracy, logLoss } from '../metrics/classification';
import { regressionMetrics } from '../metrics/regression';
import { friedman, rowsOf } from '../testing/friedman';
import { predict } from './forest';
import { trainForest } from './train';

const { matrix, target } = friedman(4000, 12, 20);
const train = rowsOf(matrix, 0, 2000);
const later = rowsOf(matrix, 2000, 4000);
const options = { trees: 200, minLeaf: 5, featuresPerSplit: 4 };

// scikit-learn 1.2.1, mean of 10 seeds: RandomForestRegressor(200, min_samples_leaf=5, max_features=4)
test('the error on later rows is within 1 % of that of scikit-learn', () => {
  const predicted = predict(trainForest(train, target.slice(0, 2000), options), later);
  expect(regressionMetrics(target.slice(2000), predicted).rmse / 2.01007).toBeLessThan(1.01);
});

// scikit-learn 1.2.1, mean of 10 seeds: RandomForestClassifier(200, min_samples_leaf=5, max_features=4)
test.each([
  { edges: [12, 17], wanted: { accuracy: 0.7706, logLoss: 0.55864 } },
  { edges: [14], wanted: { accuracy: 0.8889, logLoss: 0.3025 } },
])('so are accuracy and log loss with classes parted at $edges', ({ edges, wanted }) => {
  const classes = target.map((value) => edges.filter((edge) => value >= edge).length);
  const count = edges.length + 1;
  const forest = trainForest(train, classes.slice(0, 2000), { ...options, classes: count });
  const shares = predict(forest, later);
  expect(accuracy(classes.slice(2000), shares, count) / wanted.accuracy).toBeGreaterThan(0.99);
  expect(logLoss(classes.slice(2000), shares, count) / wanted.logLoss).toBeLessThan(1.01);
});

test('200 rows are learnt as well as by ml-random-forest, and alike', () => {
  const small = friedman(400, 5, 9);
  const rows = Array.from({ length: 400 }, (_, row) => [...small.matrix.values.subarray(5 * row, 5 * row + 5)]);
  const peer = new RandomForestRegression({
    seed: 1,
    nEstimators: 50,
    maxFeatures: 4,
    replacement: false,
    useSampleBagging: true,
    noOOB: true,
    isClassifier: false,
    treeOptions: { minNumSamples: 3 },
  });
  peer.train(rows.slice(0, 200), [...small.target.subarray(0, 200)]);
  const theirs = peer.predict(rows.slice(200));
  const ours = predict(
    trainForest(rowsOf(small.matrix, 0, 200), small.target.slice(0, 200), {
      trees: 50,
      minLeaf: 2,
      featuresPerSplit: 3,
    }),
    rowsOf(small.matrix, 200, 400),
  );
  const actual = small.target.slice(200);
  expect(regressionMetrics(actual, ours).rmse).toBeLessThan(1.02 * regressionMetrics(actual, theirs).rmse);
  expect(regressionMetrics(theirs, ours).r2).toBeGreaterThan(0.85);
});
