import { readlinkSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { isMainThread } from 'node:worker_threads';

const steps = 10;
const lowest = 19;

/**
 * Lets the worker thread that calls it have what the thread that answers requests leaves of the processors, a tenth of its share at
 * least. Only Linux knows priorities of threads: elsewhere, and where it refuses, all stays as it is.
 */
export function giveWay(): void {
  if (process.platform !== 'linux' || isMainThread) return;
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(thread, Math.min(getPriority(0) + steps, lowest));
  } catch {
    // Work gets done at any priority.
  }
}
