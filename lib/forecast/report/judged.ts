import { z } from 'zod';

/** Errors of forecasts made at earlier ends of the data, against what came; null is what a division by zero would give. */
const Metrics = z.object({
  mae: z.number(),
  mse: z.number(),
  rmse: z.number(),
  r2: z.number().nullable(),
  wape: z.number().nullable(),
  mase: z.number().nullable(),
});

/** What forecasts from earlier ends of the data came to, beside "the same as last time" from the same ends. */
export const Backtest = z.object({
  /** How many earlier ends of the data were forecast from. */
  cutoffs: z.number().int(),
  /** First day that was forecast, and the day after the last one. */
  from: z.string(),
  until: z.string(),
  metrics: Metrics,
  baseline: Metrics,
  /** Cut-offs at which the forecast was closer than the baseline. */
  won: z.number().int(),
  /** Share of buckets within the intervals; null where no end was far enough back to have some. */
  coverage80: z.number().nullable(),
  coverage95: z.number().nullable(),
  /** What was expected at each cut-off, beside what came. */
  runs: z.array(
    z.object({
      cutoff: z.string(),
      mae: z.number(),
      baselineMae: z.number(),
      expected: z.number(),
      actual: z.number(),
    }),
  ),
});
export type Backtest = z.infer<typeof Backtest>;
