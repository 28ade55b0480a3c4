import { ProblemError } from '@/lib/api/client';
import { toProblem } from '@/lib/api/problem';
import { AppError } from '@/lib/errors';
import type { FirstLook } from '@/lib/ingest/preview/first-look';
import type { LookAnswer } from './first-look.worker';
import { newId } from './outcome';

/** A look that takes longer is not worth waiting for. */
const longestMilliseconds = 3000;

/**
 * What the beginning of a file shows before anything is sent; null when the browser cannot tell.
 * @throws ProblemError for a file that the server would certainly refuse
 */
export async function lookAt(file: File, signal: AbortSignal): Promise<FirstLook | null> {
  const worker = new Worker(new URL('./first-look.worker.ts', import.meta.url));
  const answer = await new Promise<LookAnswer>((resolve) => {
    const giveUp = () => resolve({ look: null });
    worker.onmessage = ({ data }: MessageEvent<LookAnswer>) => resolve(data);
    worker.onerror = giveUp;
    setTimeout(giveUp, longestMilliseconds);
    signal.addEventListener('abort', giveUp, { once: true });
    worker.postMessage(file);
  });
  worker.terminate();
  if ('look' in answer) return answer.look;
  const { code, detail, reason } = answer.refused;
  throw new ProblemError(toProblem(new AppError(code, detail, { reason }), newId()));
}
