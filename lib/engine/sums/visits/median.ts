/** Parts of the range of values; those in the middle one are sorted. */
const parts = 1 << 16;

/**
 * The median of some numbers between a least and a most. These are counted in equal parts of their range first, as to sort them all, or to
 * select by comparing them, takes several times as long.
 */
export function medianOf(values: Float64Array, least: number, most: number): number {
  if (least === most) return least;
  const factor = (parts - 1) / (most - least);
  const partOf = (value: number) => Math.floor((value - least) * factor);
  const counts = new Uint32Array(parts);
  for (let at = 0; at < values.length; at++) counts[partOf(values[at]!)]!++;
  const valueAt = (place: number) => {
    let [part, before] = [0, 0];
    while (before + counts[part]! <= place) before += counts[part++]!;
    return values.filter((value) => partOf(value) === part).sort()[place - before]!;
  };
  const middle = values.length >> 1;
  const upper = valueAt(middle);
  return values.length % 2 === 1 ? upper : (valueAt(middle - 1) + upper) / 2;
}
