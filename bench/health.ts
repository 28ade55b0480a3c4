import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

const Polled = z.object({ count: z.number(), failures: z.number(), worstMs: z.number() });

/** Starts asking for /api/health every 50 ms; the function it returns stops that and says what came of it. */
export function pollHealth(port: number): () => Promise<z.infer<typeof Polled>> {
  const worker = new Worker(new URL('./health-poll.mjs', import.meta.url), { workerData: { port }, execArgv: [] });
  return async () => {
    const answer = once(worker, 'message');
    worker.postMessage('stop');
    return Polled.parse((await answer)[0]);
  };
}
