import type { Matrix } from '../matrix';

export interface ForestOptions {
  /** 0 for a number as the target, else how many classes the target's codes 0, 1, ... stand for. */
  classes: number;
  trees: number;
  /** Least weight of a leaf: rows, counted as often as they were drawn. */
  minLeaf: number;
  maxDepth: number;
  /** Columns drawn for each split, known as mtry. */
  featuresPerSplit: number;
  /** Most codes of a column, 4 to 256; one is for missing values. */
  bins: number;
  /** Whether each tree sees as many rows as there are, drawn with replacement, or every row once. */
  bootstrap: boolean;
  /** Tree i depends on the seed, on i and on the data alone. */
  seed: number;
}

/** The options left out: a third of the columns for numbers, their square root for classes. */
export function completeOptions(options: Partial<ForestOptions>, { columns }: Pick<Matrix, 'columns'>): ForestOptions {
  const classes = options.classes ?? 0;
  const usual = classes === 0 ? Math.ceil(columns / 3) : Math.round(Math.sqrt(columns));
  return {
    classes,
    trees: options.trees ?? 100,
    minLeaf: Math.max(1, options.minLeaf ?? 5),
    maxDepth: options.maxDepth ?? 64,
    featuresPerSplit: Math.min(columns, Math.max(1, options.featuresPerSplit ?? usual)),
    bins: Math.min(256, Math.max(4, options.bins ?? 256)),
    bootstrap: options.bootstrap ?? true,
    seed: options.seed ?? 1,
  };
}
