import { z } from 'zod';
import { Backtest } from '../report/judged';

const Widths = z.object({ k80: z.number().nonnegative(), k95: z.number().nonnegative() });
const rate = z.number().min(0).max(1);
const weight = z.number().nonnegative().optional();

/** All that a forecast has learned, but for its forest: plain numbers, so that they are kept as they are. */
export const Learned = z.object({
  grain: z.enum(['day', 'week', 'month']),
  horizon: z.number().int().positive(),
  seed: z.number().int(),
  /** Day number of the first day after what it was trained on, and how many buckets that were. */
  end: z.number().int(),
  buckets: z.number().int(),
  /** What the total brought in them. */
  sum: z.number(),
  /** What the forest is told; null without a forest. */
  features: z
    .object({ grain: z.enum(['day', 'week', 'month']), withYear: z.boolean(), ids: z.array(z.string()) })
    .nullable(),
  series: z.array(
    z.object({
      id: z.string(),
      smoothing: z.object({
        season: z.enum(['none', 'additive', 'multiplicative']),
        trend: z.boolean(),
        alpha: rate,
        beta: rate,
        gamma: rate,
        phi: rate,
        period: z.number().int().positive(),
      }),
      theta: z.object({ alpha: rate.positive(), period: z.number().int().positive() }),
      weights: z.object({ smoothing: weight, theta: weight, lastYear: weight, recent: weight, forest: weight }),
      widths: Widths.nullable(),
      /** Of the baseline, where that is shown. */
      baselineWidths: Widths.nullable(),
    }),
  ),
  shown: z.enum(['model', 'baseline']),
  backtest: Backtest.nullable(),
  drivers: z.array(z.object({ name: z.string(), share: z.number() })),
});
export type Learned = z.infer<typeof Learned>;
