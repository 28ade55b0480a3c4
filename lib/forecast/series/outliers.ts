import { median } from '../../ml/quantile';

const deviations = 5;

/** The values with those that are far from what their phase usually brings brought nearer: to its median ± 5 median deviations. */
export function capOutliers(values: Float64Array, phase: number): Float64Array {
  const capped = values.slice();
  for (let first = 0; first < phase; first++) {
    const count = Math.ceil((values.length - first) / phase);
    const same = Float64Array.from({ length: Math.max(0, count) }, (_, place) => values[first + place * phase]!);
    const middle = median(same);
    const spread = median(same.map((value) => Math.abs(value - middle))) * deviations;
    if (!(spread > 0)) continue;
    for (let place = first; place < values.length; place += phase)
      capped[place] = Math.min(middle + spread, Math.max(middle - spread, values[place]!));
  }
  return capped;
}
