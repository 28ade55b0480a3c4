import { Worker } from 'node:worker_threads';
import type { Baskets } from '../../basket/itemsets/baskets';
import type { TestedPair } from '../../basket/pairs/pair';
import { converse } from '../thread/converse';
import { setAside } from '../thread/set-aside';

export interface ApartRequest {
  baskets: Baskets;
  /** Keys of items that are left out. */
  charges: string[];
}

export type ApartAnswer = { apart: TestedPair[] };

let thread: Worker | null = null;

/** Starts the thread that `lookApart` asks. The first answer is not kept waiting for it. */
export function startApart(): void {
  thread ??= setAside(new Worker(new URL('./apart.worker.ts', import.meta.url)), () => {
    thread = null;
  });
}

/**
 * The pairs of some baskets to keep apart, found by a thread of its own: the one that asks searches for itemsets meanwhile.
 * Null without that thread. One question at a time.
 */
export async function lookApart(baskets: Baskets, charges: string[]): Promise<TestedPair[] | null> {
  const worker = thread;
  if (worker === null) return null;
  const needed = { ...baskets, amounts: null, units: null, places: new Uint32Array(0) };
  return converse(
    worker,
    () => worker.postMessage({ baskets: needed, charges } satisfies ApartRequest),
    ({ apart }: ApartAnswer) => apart,
    new AbortController().signal,
  );
}
