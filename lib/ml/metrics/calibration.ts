import { quantile } from '../quantile';

export interface CalibrationBin {
  count: number;
  /** The mean of the probabilities, and the part that turned out to be 1. */
  predicted: number;
  observed: number;
}

/** Whether what is said to happen in 30 of 100 cases does: bins of about as many cases each, lowest first; none is empty. */
export function calibrationTable(
  actual: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  bins: number,
): CalibrationBin[] {
  const sorted = Float64Array.from(probabilities).sort();
  const edges = Array.from({ length: bins - 1 }, (_, index) => quantile(sorted, (index + 1) / bins));
  const table = Array.from({ length: bins }, () => ({ count: 0, predicted: 0, observed: 0 }));
  for (let index = 0; index < probabilities.length; index++) {
    const probability = probabilities[index]!;
    const bin = table[edges.filter((edge) => edge < probability).length];
    if (bin === undefined) continue;
    bin.count++;
    bin.predicted += probability;
    bin.observed += actual[index]!;
  }
  return table
    .filter(({ count }) => count > 0)
    .map(({ count, predicted, observed }) => ({ count, predicted: predicted / count, observed: observed / count }));
}
