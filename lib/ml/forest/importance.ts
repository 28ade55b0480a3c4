import { randomSource } from '../../random';
import type { Matrix } from '../matrix';
import { addTo, type Forest, leafOf } from './forest';

/**
 * What each column is worth to the forest: how much its error grows when the column's values are shuffled among the
 * rows. The error is the mean squared one, of class shares their squared distance from the class (Brier).
 * @param matrix rows that the forest was not trained on, where there are some; a few hundred are enough
 * @see Breiman 2001, Random forests, section 10. O(columns x rows x trees x depth), less where few columns are asked
 */
export function permutationImportance(
  forest: Forest,
  matrix: Matrix,
  target: ArrayLike<number>,
  seed: number,
): Float64Array {
  const { rows, columns } = matrix;
  const orders = shuffles(matrix, seed);
  const empty = () => new Float64Array(rows * Math.max(1, forest.classes));
  const plain = empty();
  const shuffled = orders.map(empty);
  const changing = { values: matrix.values.slice(), rows, columns };
  const isAsked = new Uint8Array(columns);
  for (let tree = 0; tree < forest.roots.length; tree++)
    for (let row = 0; row < rows; row++) {
      isAsked.fill(0);
      const leaf = leafOf(forest, tree, matrix, row, isAsked);
      addTo(plain, row, forest, leaf);
      // Where a row ends depends on the columns alone that it is asked on its way.
      for (let column = 0; column < columns; column++) {
        const place = row * columns + column;
        let end = leaf;
        if (isAsked[column] === 1) {
          changing.values[place] = matrix.values[orders[column]![row]! * columns + column]!;
          end = leafOf(forest, tree, changing, row);
          changing.values[place] = matrix.values[place]!;
        }
        addTo(shuffled[column]!, row, forest, end);
      }
    }
  const error = errorOf(forest, plain, target, rows);
  return Float64Array.from(shuffled, (sums) => errorOf(forest, sums, target, rows) - error);
}

/** An order of the rows for each column. */
function shuffles({ rows, columns }: Matrix, seed: number): Int32Array[] {
  const random = randomSource(seed);
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  return Array.from({ length: columns }, () => {
    for (let row = rows - 1; row > 0; row--) {
      const other = random.below(row + 1);
      [order[row], order[other]] = [order[other]!, order[row]!];
    }
    return order.slice();
  });
}

function errorOf({ classes, roots }: Forest, sums: Float64Array, target: ArrayLike<number>, rows: number): number {
  let error = 0;
  for (let index = 0; index < sums.length; index++) {
    const row = classes === 0 ? index : Math.floor(index / classes);
    const wanted = classes === 0 ? target[row]! : Number(target[row] === index % classes);
    error += (sums[index]! / roots.length - wanted) ** 2;
  }
  return error / rows;
}
