import { randomSource } from '../../random';
import type { Matrix } from '../matrix';

/**
 * A table with a known answer: Friedman's first function over five of the columns, two columns of whole numbers, one
 * with a long tail, the rest noise. The same numbers wherever it is made, so that figures of other tools hold for it.
 * @see Friedman 1991, Multivariate adaptive regression splines
 */
export function friedman(rows: number, columns: number, seed: number): { matrix: Matrix; target: Float64Array } {
  const { next, below } = randomSource(seed);
  const uniform = () => next() / 4_294_967_296;
  const values = new Float64Array(rows * columns);
  const target = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const drawn = Float64Array.from({ length: columns }, uniform);
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = drawn;
    const noise = uniform() + uniform() + uniform() + uniform() - 2;
    target[row] = 10 * Math.sin(Math.PI * a * b) + 20 * (c - 0.5) ** 2 + 10 * d + 5 * e + 2 * noise;
    if (columns > 7) [drawn[5], drawn[6], drawn[7]] = [below(7), below(30), 1 / (0.001 + uniform())];
    values.set(drawn, row * columns);
  }
  return { matrix: { values, rows, columns }, target };
}

/** Rows `from` to before `to` of a matrix. */
export function rowsOf({ values, columns }: Matrix, from: number, to: number): Matrix {
  return { values: values.slice(from * columns, to * columns), rows: to - from, columns };
}
