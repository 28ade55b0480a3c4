import { z } from 'zod';
import { segmentNames } from './names';

/** The most segments that can be asked for; with names to spare, each suits its segment. */
export const mostSegments = 8;

const Triple = z.array(z.number()).length(3);

/**
 * Segments as they were learned: customers are placed by recency, frequency and monetary, each as ln(1 + value) with values
 * below 0 taken as 0, less the mean and divided by the scale, at the nearest centroid.
 */
export const SegmentModel = z
  .object({
    scaler: z.object({ means: Triple, scales: z.array(z.number().positive()).length(3) }),
    centroids: z.array(Triple).min(1).max(mostSegments),
    /** One for each centroid, each once. */
    names: z.array(z.enum(segmentNames)),
    /** Whether the number of segments was chosen from the data. */
    chosen: z.boolean(),
    silhouette: z.number(),
    /** Each number of segments that was tried. */
    choices: z.array(
      z.object({ k: z.number().int(), inertia: z.number(), silhouette: z.number(), smallest: z.number() }),
    ),
    /** Mean adjusted Rand index under resampling. */
    agreement: z.number(),
    /** Customers it was learned from, and their mean squared distance to the nearest centroid. */
    customers: z.number().int(),
    spread: z.number(),
    /** Last day of the sales it was learned from. */
    asOf: z.string(),
  })
  .refine(({ centroids, names }) => names.length === centroids.length && new Set(names).size === names.length);
export type SegmentModel = z.infer<typeof SegmentModel>;
