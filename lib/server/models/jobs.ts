import { learnForecast } from '../../forecast/learn/learn';
import type { LearningContext } from '../../ml/learning-context';

/** Work for a learning thread by its name; what goes in and comes out is copied from thread to thread. */
export type Jobs = Record<string, (input: never, context: LearningContext) => unknown>;

/** What the learning threads know how to do. */
export const jobs = { forecast: learnForecast } satisfies Jobs;
