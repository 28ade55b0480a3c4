import { learnForecast } from '../../forecast/learn/learn';
import type { LearningContext } from '../../ml/learning-context';
import { learnSegments } from '../../segments/learn/learn-segments';
import { learnProducts } from '../../segments/products/learn-products';
import { learnReturns } from '../../segments/returns/learn-returns';

/** Work for a learning thread by its name; what goes in and comes out is copied from thread to thread. */
export type Jobs = Record<string, (input: never, context: LearningContext) => unknown>;

/** What the learning threads know how to do. */
export const jobs = {
  forecast: learnForecast,
  segments: learnSegments,
  products: learnProducts,
  returns: learnReturns,
} satisfies Jobs;
