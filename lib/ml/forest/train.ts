import { AppError } from '../../errors';
import type { Matrix } from '../matrix';
import { type BinnedTable, binTable } from './bins';
import { ClassCriterion } from './class-criterion';
import { type Forest, leafMark } from './forest';
import { type Tree, TreeGrower } from './grow-tree';
import { MeanCriterion } from './mean-criterion';
import { completeOptions, type ForestOptions } from './options';
import type { Criterion } from './split';

/**
 * A random forest of histogram trees.
 * @param target a number for each row or, with `classes`, the code of its class from 0 on
 * @param onTree told after each tree how many there are
 * @throws AppError "not_enough_data" without rows, "invalid_input" when a target is no number or no class
 * @see Breiman 2001, Random forests. O(trees x rows x depth x featuresPerSplit)
 */
export function trainForest(
  matrix: Matrix,
  target: ArrayLike<number>,
  options: Partial<ForestOptions> = {},
  onTree: (done: number) => void = () => {},
): Forest {
  const { bins, trees } = completeOptions(options, matrix);
  return growTrees(binTable(matrix, bins), target, options, { from: 0, to: trees }, onTree);
}

/** The trees `from` to before `to` of the forest that `trainForest` makes of a table: parts are grown anywhere, and joined. */
export function growTrees(
  table: BinnedTable,
  target: ArrayLike<number>,
  options: Partial<ForestOptions>,
  { from, to }: { from: number; to: number },
  onTree: (done: number) => void = () => {},
): Forest {
  const complete = completeOptions(options, table);
  check(table, target, complete.classes);
  const grower = new TreeGrower(table, criterionFor(table, target, complete), complete);
  const trees: Tree[] = [];
  for (let tree = from; tree < to; tree++) {
    trees.push(grower.grow(tree));
    onTree(trees.length);
  }
  const { classes, seed, bootstrap } = complete;
  const about = { columns: table.columns, classes, seed, rows: table.rows, bootstrap };
  return joinForests(trees.map((tree) => ({ ...about, ...tree, roots: Uint32Array.of(0) })));
}

function criterionFor(table: BinnedTable, target: ArrayLike<number>, { classes, minLeaf }: ForestOptions): Criterion {
  if (classes > 2) return new ClassCriterion(table, target, classes, minLeaf);
  return new MeanCriterion(table, target, minLeaf, classes === 2 ? 0 : meanOf(target));
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]!;
  return sum / values.length;
}

function check({ rows }: BinnedTable, target: ArrayLike<number>, classes: number): void {
  if (rows === 0) throw new AppError('not_enough_data', 'There are no rows to learn from.');
  for (let row = 0; row < rows; row++) {
    const value = target[row] ?? Number.NaN;
    const isFine = classes === 0 ? Number.isFinite(value) : Number.isInteger(value) && value >= 0 && value < classes;
    if (!isFine) throw new AppError('invalid_input', `Row ${row} has no value to learn from: ${value}.`);
  }
}

/** One forest with the trees of all, in their order. */
export function joinForests(parts: readonly Forest[]): Forest {
  const [first] = parts;
  if (first === undefined) throw new AppError('not_enough_data', 'There are no trees to join.');
  const nodes = parts.reduce((sum, { column }) => sum + column.length, 0);
  const joined: Forest = {
    ...first,
    roots: new Uint32Array(parts.reduce((sum, { roots }) => sum + roots.length, 0)),
    column: new Uint16Array(nodes),
    threshold: new Float32Array(nodes),
    child: new Uint32Array(nodes),
    shares: new Float32Array(parts.reduce((sum, { shares }) => sum + shares.length, 0)),
  };
  let [tree, node, share] = [0, 0, 0];
  for (const part of parts) {
    joined.roots.set(
      part.roots.map((root) => root + node),
      tree,
    );
    joined.column.set(part.column, node);
    joined.threshold.set(part.threshold, node);
    joined.shares.set(part.shares, share);
    joined.child.set(
      part.child.map((child, index) => child + (part.column[index] === leafMark ? share : node)),
      node,
    );
    tree += part.roots.length;
    node += part.column.length;
    share += part.shares.length;
  }
  return joined;
}
