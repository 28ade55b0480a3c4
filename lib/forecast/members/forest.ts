import { type Forest, predict } from '../../ml/forest/forest';
import type { Matrix } from '../../ml/matrix';
import { describePanel, type FeatureSet } from '../features/describe';
import { capOutliers } from '../series/outliers';
import type { Panel } from '../series/panel';
import { seasonality } from '../series/seasonality';
import { chooseExamples } from './examples';

export interface ForestMember {
  features: FeatureSet;
  forest: Forest;
}

/** Trains a forest; the learning thread spreads it over several. */
export type TrainForest = (
  matrix: Matrix,
  target: Float64Array,
  options: { trees: number; minLeaf: number; featuresPerSplit: number; bins: number; seed: number },
) => Forest | Promise<Forest>;

/** Trees, and examples that each is grown from at most. */
export interface ForestSize {
  trees: number;
  rows: number;
}

const leastRows = 50;
const [minLeaf, bins] = [10, 64];
/** Years from which on the time of year is told. */
const yearsForYear = 1.15;

/**
 * One forest for all series of a panel: how far a value lies from what its phase brought of late, in levels of its series.
 * Null where there is too little to learn from.
 */
export async function fitForest(
  panel: Panel,
  { horizon, seed, size, train }: { horizon: number; seed: number; size: ForestSize; train: TrainForest },
): Promise<ForestMember | null> {
  const { grain } = panel;
  const longest = Math.max(0, ...panel.series.map(({ values }) => values.length));
  const features: FeatureSet = {
    grain,
    withYear: longest >= yearsForYear * seasonality[grain].year,
    ids: panel.series.map(({ id }) => id),
  };
  const { matrix, target } = forestExamples(panel, features, horizon, seed, size.rows);
  if (matrix.rows < leastRows) return null;
  const featuresPerSplit = Math.ceil(0.4 * matrix.columns);
  const forest = await train(matrix, target, { trees: size.trees, minLeaf, featuresPerSplit, bins, seed });
  return { features, forest };
}

/** Examples of what a panel brought some buckets after an earlier end, at most some, with what the forest is told of them. */
export function forestExamples(panel: Panel, features: FeatureSet, horizon: number, seed: number, most: number) {
  const describer = describePanel(capPanel(panel), features);
  const { columns, pasts } = describer;
  const examples = chooseExamples(pasts, panel.grain, { horizon, seed, most });
  const values = new Float64Array(examples.length * columns);
  const target = new Float64Array(examples.length);
  let rows = 0;
  for (const { series, known, ahead } of examples) {
    const row = describer.write(series, known, ahead, values, rows * columns);
    if (row === null) continue;
    target[rows++] = ((pasts[series]?.values[known + ahead - 1] ?? 0) - row.base) / row.level;
  }
  const matrix: Matrix = { values: values.subarray(0, rows * columns), rows, columns };
  return { matrix, target: target.subarray(0, rows) };
}

/** What the forest expects of each series after the end of the panel. */
export function forecastForest({ features, forest }: ForestMember, panel: Panel, horizon: number): Float64Array[] {
  const describer = describePanel(capPanel(panel), features);
  const { columns } = describer;
  const values = new Float64Array(horizon * columns);
  return panel.series.map(({ values: known }, series) => {
    const rows = Array.from({ length: horizon }, (_, h) =>
      describer.write(series, known.length, h + 1, values, h * columns),
    );
    const shares = predict(forest, { values, rows: horizon, columns });
    return Float64Array.from(rows, (row, h) => (row === null ? 0 : row.base + row.level * shares[h]!));
  });
}

function capPanel(panel: Panel): Panel {
  if (panel.grain === 'month') return panel;
  const { phase } = seasonality[panel.grain];
  return { ...panel, series: panel.series.map(({ id, values }) => ({ id, values: capOutliers(values, phase) })) };
}
