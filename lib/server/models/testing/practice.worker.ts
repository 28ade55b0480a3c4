import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../../errors';
import { encodeForest } from '../../../ml/forest/format';
import type { LearningContext } from '../../../ml/learning-context';
import { friedman } from '../../../ml/testing/friedman';
import { serve } from '../serve-jobs';

/** Jobs that do what jobs may do: work, wait, refuse, end the thread, and need too much memory. */
export const practice = {
  add: ({ a, b }: { a: number; b: number }) => a + b,
  async wait({ milliseconds }: { milliseconds: number }, { progress }: LearningContext) {
    progress(0.5);
    await sleep(milliseconds);
    return 'waited';
  },
  refuse() {
    throw new AppError('not_enough_data', 'Two days are no history.');
  },
  end: () => process.exit(3),
  spin() {
    for (;;);
  },
  hoard() {
    const kept: string[][] = [];
    for (let round = 0; ; round++) kept.push(Array.from({ length: 1000 }, (_, index) => `${round} ${index}`));
  },
  async forest({ trees }: { trees: number }, { trainForest }: LearningContext) {
    const { matrix, target } = friedman(300, 6, 1);
    return encodeForest(await trainForest(matrix, target, { trees }));
  },
};

serve(practice);
