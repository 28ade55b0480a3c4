/** Parts of the range of values; those in the middle one are sorted. */
const parts = 1 << 16;

/**
 * The median of some numbers between a least and a most. These are counted in equal parts of their range first, as to sort them all, or to
 * select by comparing them, takes several times as long.
 */
export function medianOf(values: Float64Array, least: number, most: number): number {
  const middle = values.length >> 1;
  const upper = valueAt(values, middle, least, most);
  return values.length % 2 === 1 ? upper : (valueAt(values, middle - 1, least, most) + upper) / 2;
}

/** The value at a place in order. */
function valueAt(values: Float64Array, place: number, least: number, most: number): number {
  if (least === most) return least;
  const factor = (parts - 1) / (most - least);
  const counts = new Uint32Array(parts);
  for (let at = 0; at < values.length; at++) counts[Math.floor((values[at]! - least) * factor)]!++;
  let [part, before] = [0, 0];
  while (before + counts[part]! <= place) before += counts[part++]!;
  const found = values.filter((value) => Math.floor((value - least) * factor) === part).sort();
  return found[place - before]!;
}
