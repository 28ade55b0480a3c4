import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matrixOf } from '../matrix';
import { leafOf } from './forest';
import { trainForest } from './train';

/** How far values lie from their mean, squared and added up. */
function spreadOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}

/** Every way to part the rows by one column, missing values on either side or by themselves. */
function waysToPart(rows: readonly number[][]): boolean[][] {
  const columns = Array.from({ length: rows[0]?.length ?? 0 }, (_, column) => rows.map((row) => row[column] ?? 0));
  return columns.flatMap((values) => [
    values.map((value) => !Number.isNaN(value)),
    ...values.flatMap((edge) => [
      values.map((value) => value <= edge),
      values.map((value) => value <= edge || Number.isNaN(value)),
    ]),
  ]);
}

const cell = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 300 }), fc.constant(Number.NaN));
const table = fc.integer({ min: 2, max: 90 }).chain((length) =>
  fc.record({
    rows: fc.array(fc.tuple(cell, cell, cell), { minLength: length, maxLength: length }),
    target: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: length, maxLength: length }),
    minLeaf: fc.integer({ min: 1, max: 12 }),
  }),
);

test('the first split leaves as little as the best of all that there are', () => {
  fc.assert(
    fc.property(table, ({ rows, target, minLeaf }) => {
      const spreads = waysToPart(rows).flatMap((isLeft) => {
        const sides = [true, false].map((side) => target.filter((_, row) => isLeft[row] === side));
        return sides.some((side) => side.length < minLeaf) ? [] : sides.map(spreadOf).reduce((one, two) => one + two);
      });
      const matrix = matrixOf(rows);
      const options = { trees: 1, maxDepth: 1, bootstrap: false, featuresPerSplit: 3, minLeaf };
      const forest = trainForest(matrix, target, options);
      const leaves = rows.map((_, row) => leafOf(forest, 0, matrix, row));
      const sides = [0, 1, 2].map((leaf) => target.filter((_, row) => leaves[row] === leaf));
      const found = sides.filter(({ length }) => length > 0).reduce((sum, side) => sum + spreadOf(side), 0);
      expect(found).toBeCloseTo(Math.min(spreadOf(target), ...spreads), 6);
    }),
    { numRuns: 400 },
  );
});
