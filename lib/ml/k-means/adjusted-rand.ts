/**
 * How far two ways to cluster the same points agree: 1 is the same clusters whatever their order, 0 what chance brings.
 * @see Hubert & Arabie 1985
 */
export function adjustedRand(one: Int32Array, other: Int32Array): number {
  const columns = 1 + other.reduce((most, label) => Math.max(most, label), 0);
  const cells = new Map<number, number>();
  for (const [index, label] of one.entries()) add(cells, label * columns + other[index]!);
  const [rows, sums] = [new Map<number, number>(), new Map<number, number>()];
  for (const label of one) add(rows, label);
  for (const label of other) add(sums, label);
  const together = sumOfPairs(cells);
  const [inOne, inOther] = [sumOfPairs(rows), sumOfPairs(sums)];
  const all = pairs(one.length);
  const expected = all === 0 ? 0 : (inOne * inOther) / all;
  const most = (inOne + inOther) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

function add(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function sumOfPairs(counts: Map<number, number>): number {
  let sum = 0;
  for (const count of counts.values()) sum += pairs(count);
  return sum;
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}
