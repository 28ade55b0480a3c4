import { type MessagePort, parentPort } from 'node:worker_threads';
import { AppError } from '../../errors';
import { trainForest } from '../../ml/forest/train';
import type { LearningContext } from '../../ml/learning-context';
import type { Answered } from '../thread/converse';
import { describeFailure } from '../thread/failure';
import { assistOn, growTogether } from './assistant';
import type { Jobs } from './jobs';
import type { LearningAnswer, LearningRequest } from './learning-threads';

/** Makes this thread do the jobs that it is set to, and help the thread at the other end of a port. */
export function serve(jobs: Jobs): void {
  parentPort?.on('message', async (request: LearningRequest) => {
    if ('assist' in request) return assistOn(request.assist);
    const { name, input, assistant } = request;
    try {
      const job = jobs[name];
      if (job === undefined) throw new Error(`No learning thread knows "${name}".`);
      reply({ output: await job(input, contextWith(assistant)) });
    } catch (error) {
      const failure = describeFailure(error);
      reply(error instanceof AppError ? { refused: failure } : { failed: failure });
    } finally {
      assistant?.close();
    }
  });
}

function contextWith(assistant: MessagePort | undefined): LearningContext {
  return {
    progress: (fraction) => reply({ fraction }),
    trainForest: async (matrix, target, options, onTree) =>
      assistant === undefined
        ? trainForest(matrix, target, options, onTree)
        : growTogether(assistant, matrix, target, options, onTree),
  };
}

function reply(message: Answered<LearningAnswer>): void {
  parentPort?.postMessage(message);
}
