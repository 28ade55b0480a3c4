import { Worker } from 'node:worker_threads';
import type { Baskets } from '../../basket/itemsets/baskets';
import type { TestedPair } from '../../basket/pairs/pair';
import type { SharedWork } from '../../basket/together/help';
import { converse } from '../thread/converse';
import { setAside } from '../thread/set-aside';

export type HelpRequest = SharedWork | ApartRequest;

interface ApartRequest {
  apart: Baskets;
  /** Keys of items that are left out. */
  charges: string[];
}

export type ApartAnswer = { apart: TestedPair[] };

let thread: Worker | null = null;

/** Starts the thread that helps. The first answer is not kept waiting for it. */
export function startHelp(): void {
  thread ??= setAside(new Worker(new URL('./helping.worker.ts', import.meta.url)), () => {
    thread = null;
  });
}

/** Has the thread that helps take its turns of a work, when it is there and has nothing else to do. */
export function askHelp(work: SharedWork): void {
  thread?.postMessage(work);
}

/**
 * The pairs of some baskets to keep apart, found by the thread that helps: the one that asks searches for itemsets meanwhile.
 * Null without that thread. One question at a time.
 */
export async function lookApart(baskets: Baskets, charges: string[]): Promise<TestedPair[] | null> {
  const worker = thread;
  if (worker === null) return null;
  const apart = { ...baskets, amounts: null, units: null, places: new Uint32Array(0) };
  return converse(
    worker,
    () => worker.postMessage({ apart, charges } satisfies HelpRequest),
    ({ apart }: ApartAnswer) => apart,
    new AbortController().signal,
  );
}
