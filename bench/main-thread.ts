import type { Browser, Page } from '@playwright/test';
import { z } from 'zod';

/** Beyond this, a task of the browser's main thread keeps a reader waiting. */
const longTaskMs = 50;

/** What the tasks of a page's main thread took beyond the limit, each of them. */
export interface Blocked {
  /** By the clock, so with what other processes took of the processor meanwhile. */
  clockMs: number;
  /** Of the thread's own processor time: what is left of it where the server is another machine. */
  ownMs: number;
}

const Trace = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      /** Microseconds. */
      dur: z.number().default(0),
      tdur: z.number().default(0),
      args: z.object({ name: z.string().optional() }).optional(),
    }),
  ),
});

/** What the browser's own trace says of the main thread until `act` has done. */
export async function traceMainThread<Result>(browser: Browser, page: Page, act: () => Promise<Result>) {
  await browser.startTracing(page, { categories: ['toplevel'] });
  const result = await act();
  const { traceEvents } = Trace.parse(JSON.parse(String(await browser.stopTracing())));
  const threads = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const blocked = threads.map(({ pid, tid }) => {
    const tasks = traceEvents.filter(
      (event) => event.name === 'ThreadControllerImpl::RunTask' && event.pid === pid && event.tid === tid,
    );
    return { clockMs: sumBeyond(tasks.map(({ dur }) => dur)), ownMs: sumBeyond(tasks.map(({ tdur }) => tdur)) };
  });
  // Windows that are kept in reserve have a main thread, too, which does nothing.
  const [busiest = { clockMs: 0, ownMs: 0 }] = blocked.sort((one, other) => other.clockMs - one.clockMs);
  return { result, blocked: busiest };
}

function sumBeyond(microseconds: readonly number[]): number {
  return microseconds.reduce((sum, duration) => sum + Math.max(0, duration / 1000 - longTaskMs), 0);
}
