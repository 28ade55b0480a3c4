/** The part of the values that is left out at each end. */
const share = 0.05;

/**
 * The mean without the smallest and the largest twentieth of the values, at least one of each: what is typical, whatever a
 * few do. Sorts the values; 0 of none.
 */
export function trimmedMean(values: Float64Array): number {
  const { length } = values;
  if (length === 0) return 0;
  const cut = Math.min(Math.ceil(share * length), (length - 1) >> 1);
  const kept = values.sort().subarray(cut, length - cut);
  return kept.reduce((sum, value) => sum + value, 0) / kept.length;
}
