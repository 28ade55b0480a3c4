import type { Forest } from './forest/forest';
import type { ForestOptions } from './forest/options';
import type { Matrix } from './matrix';

/** What work in a learning thread is given besides its input. */
export interface LearningContext {
  /** Tells how far it is, 0..1. */
  progress(fraction: number): void;
  /** The forest of `trainForest`, grown by as many threads as are free. */
  trainForest(
    matrix: Matrix,
    target: Float64Array,
    options: Partial<ForestOptions>,
    onTree?: (done: number) => void,
  ): Promise<Forest>;
}
