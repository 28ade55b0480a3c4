import { readlinkSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { isMainThread } from 'node:worker_threads';

const steps = 6;
const lowest = 19;

/**
 * Puts the worker thread that calls it behind the one that answers requests, which then has a processor as soon as it wants one. By no
 * more than six steps, a quarter of a share: with ten, uploads took ten times as long while other programs kept the machine busy. Only
 * Linux knows priorities of threads: elsewhere, and where it refuses, all stays as it is.
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
