import { randomSource } from '../../random';

/**
 * A small table to be worked in another tool, too. Its columns are small numbers on a large one, whole numbers, and a
 * long tail with gaps or, in every fourth table, a constant.
 */
export function workedTable(number: number) {
  const { next, below } = randomSource(number);
  const rows = 5 + 4 * number;
  const size = 10 ** (number % 10);
  const draw = () => next() / 4_294_967_296;
  const fill = (of: () => number) => Float64Array.from({ length: rows }, of);
  const cell = (column: number) => {
    if (column === 0) return 1000 * size + draw();
    if (column === 1) return below(7);
    if (number % 4 === 0) return 0.1;
    return below(5) === 0 ? Number.NaN : draw() ** 4 * size;
  };
  const actual = fill(() => below(40) * size);
  return {
    matrix: { values: Float64Array.from({ length: 3 * rows }, (_, index) => cell(index % 3)), rows, columns: 3 },
    actual,
    predicted: actual.map((value) => value + (draw() - 0.4) * 8 * size),
    classes: fill(() => Number(below(10) < 1 + (number % 9))),
    probabilities: fill(() => below(33) / 32),
  };
}
