import { describe, expect, test } from 'vitest';
import { scikitLearn } from '../testing/scikit-learn';
import { workedTable } from '../testing/worked-tables';
import { calibrationTable } from './calibration';
import { accuracy, classificationMetrics, logLoss } from './classification';
import { naiveErrorOf, regressionMetrics } from './regression';

function expectClose(found: readonly (number | null)[], wanted: readonly number[]) {
  expect(found).toHaveLength(wanted.length);
  found.forEach((value, index) => {
    expect(Math.abs((value ?? Number.NaN) - wanted[index]!)).toBeLessThanOrEqual(
      1e-9 * Math.abs(wanted[index]!) + 1e-12,
    );
  });
}

describe.each(scikitLearn.map((figures, index) => ({ table: index + 1, figures })))(
  'table $table',
  ({ table, figures }) => {
    const { actual, predicted, classes, probabilities } = workedTable(table);

    test('regression', () => {
      const { mae, mse, rmse, r2 } = regressionMetrics(actual, predicted);
      expectClose([mae, mse, rmse, r2], figures.regression);
    });

    test('classification', () => {
      const found = classificationMetrics(classes, probabilities);
      const { precision, recall, f1, auc } = found;
      expectClose([found.accuracy, precision, recall, f1, auc, found.logLoss], figures.classes);
    });

    test('calibration', () => {
      const bins = calibrationTable(classes, probabilities, 5);
      expectClose(
        bins.map((bin) => bin.predicted),
        figures.predicted,
      );
      expectClose(
        bins.map(({ observed }) => observed),
        figures.observed,
      );
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(classes.length);
    });
  },
);

test('errors beside what there was and beside last week are worked by hand', () => {
  const naive = naiveErrorOf([10, 20, 12, 26], 2);
  expect(naive).toBe(4);
  expect(regressionMetrics([10, -30], [12, -29], naive)).toMatchObject({ wape: 3 / 40, mase: 1.5 / 4 });
  expect(naiveErrorOf([1, 2], 2)).toBeNull();
});

test('where a measure says nothing it is null, never NaN', () => {
  expect(regressionMetrics([0, 0], [0, 0], 0)).toEqual({ mae: 0, mse: 0, rmse: 0, r2: 1, wape: null, mase: null });
  expect(regressionMetrics([4, 4], [4, 5]).r2).toBe(0);
  expect(regressionMetrics([4], [5])).toMatchObject({ mae: 1, r2: null });
  expect(classificationMetrics([0, 0], [0.2, 0.1])).toMatchObject({
    accuracy: 1,
    precision: 0,
    recall: 0,
    f1: 0,
    auc: null,
  });
  expect(classificationMetrics([1], [0]).logLoss).toBeCloseTo(36.04365338911715, 12);
  expect(calibrationTable([], [], 5)).toEqual([]);
  for (const measure of [() => regressionMetrics([], []), () => classificationMetrics([], [])])
    expect(measure).toThrow(expect.objectContaining({ code: 'not_enough_data' }));
});

// scikit-learn: log_loss(["a", "c", "b"], [[.5, .25, .25], [.1, .2, .7], [.6, .3, .1]])
test('three classes', () => {
  const shares = [0.5, 0.25, 0.25, 0.1, 0.2, 0.7, 0.6, 0.3, 0.1];
  expect(logLoss([0, 2, 1], shares, 3)).toBeCloseTo(0.7512649762748712, 12);
  expect(accuracy([0, 2, 1], shares, 3)).toBeCloseTo(2 / 3, 12);
});
