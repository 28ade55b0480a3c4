import type { Matrix } from '../matrix';
import { drawBag } from './bag';
import { addTo, type Forest, leafOf } from './forest';

/**
 * What the trees that did not see a row expect for it: an honest look at the rows that the forest was trained on.
 * Shaped as by `predict`; NaN for a row that is in every bag.
 * @param matrix the one that the forest was trained on, as the bags are drawn again
 */
export function outOfBag(forest: Forest, matrix: Matrix): Float64Array {
  const width = Math.max(1, forest.classes);
  const sums = new Float64Array(matrix.rows * width);
  const votes = new Float64Array(matrix.rows);
  const bag = new Float64Array(matrix.rows);
  for (let tree = 0; tree < forest.roots.length; tree++) {
    drawBag(bag, forest.seed, tree, forest.bootstrap);
    for (let row = 0; row < matrix.rows; row++) {
      if (bag[row]! > 0) continue;
      addTo(sums, row, forest, leafOf(forest, tree, matrix, row));
      votes[row]! += 1;
    }
  }
  return sums.map((sum, index) => sum / votes[Math.floor(index / width)]!);
}
