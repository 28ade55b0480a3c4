import { randomSource } from '../../random';
import type { Matrix } from '../matrix';
import { type Forest, predict } from './forest';

/**
 * What each column is worth to the forest: how much its error grows when the column's values are shuffled among the
 * rows. The error is the mean squared one, of class shares their squared distance from the class (Brier).
 * @param matrix rows that the forest was not trained on, where there are some; a few hundred are enough
 * @see Breiman 2001, Random forests, section 10. O(columns x rows x trees x depth)
 */
export function permutationImportance(
  forest: Forest,
  { values, rows, columns }: Matrix,
  target: ArrayLike<number>,
  seed: number,
): Float64Array {
  const shuffled = { values: values.slice(), rows, columns };
  const error = errorOf(forest, shuffled, target);
  const random = randomSource(seed);
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  return Float64Array.from({ length: columns }, (_, column) => {
    for (let row = rows - 1; row > 0; row--) {
      const other = random.below(row + 1);
      [order[row], order[other]] = [order[other]!, order[row]!];
    }
    for (let row = 0; row < rows; row++)
      shuffled.values[row * columns + column] = values[order[row]! * columns + column]!;
    const rise = errorOf(forest, shuffled, target) - error;
    for (let row = 0; row < rows; row++) shuffled.values[row * columns + column] = values[row * columns + column]!;
    return rise;
  });
}

function errorOf(forest: Forest, matrix: Matrix, target: ArrayLike<number>): number {
  const predicted = predict(forest, matrix);
  let sum = 0;
  for (let index = 0; index < predicted.length; index++) {
    const row = forest.classes === 0 ? index : Math.floor(index / forest.classes);
    const wanted = forest.classes === 0 ? target[row]! : Number(target[row] === index % forest.classes);
    sum += (predicted[index]! - wanted) ** 2;
  }
  return sum / matrix.rows;
}
