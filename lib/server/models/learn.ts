import 'server-only';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { once } from '../once';
import type { jobs } from './jobs';
import { type LearningLimits, LearningThreads } from './learning-threads';

type Known = typeof jobs;
type Input<Name extends keyof Known> = Parameters<Known[Name]>[0];
type Output<Name extends keyof Known> = Awaited<ReturnType<Known[Name]>>;

/** Heap of one thread; one that needs more ends its own work and nothing else. */
const maxOldGenerationSizeMb = 768;

const threads = once(
  'learning-threads',
  () =>
    new LearningThreads(
      Math.min(2, availableParallelism()),
      () => new Worker(new URL('./learn.worker.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb } }),
    ),
);

/** How many jobs are being done, and how many wait for a thread. */
export function learningJobs(): { running: number; waiting: number } {
  return threads().jobs();
}

/** Does a job of `jobs` in a learning thread; throws as `LearningThreads.learn` does. */
export async function learn<Name extends keyof Known>(
  name: Name,
  input: Input<Name>,
  limits: LearningLimits,
): Promise<Output<Name>> {
  return (await threads().learn(name, input, limits)) as Output<Name>;
}
