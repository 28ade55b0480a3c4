/**
 * A table whose entries are indexes of `weights`, each as often as its weight says: one random entry is one weighted
 * draw. The length is a power of two of at least `least`.
 */
export function drawTable(weights: ArrayLike<number>, least: number): Int32Array {
  let length = 1;
  while (length < least) length *= 2;
  let total = 0;
  for (let index = 0; index < weights.length; index++) total += weights[index] ?? 0;
  const table = new Int32Array(length);
  let sum = 0;
  let from = 0;
  for (let index = 0; index < weights.length; index++) {
    sum += weights[index] ?? 0;
    const to = index === weights.length - 1 ? length : Math.floor((sum / total) * length);
    table.fill(index, from, to);
    from = to;
  }
  return table;
}
