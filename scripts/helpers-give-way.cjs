/**
 * Loaded into a server before anything else, while it has no threads but those that V8 compiles and collects garbage with: these go
 * behind the one that answers requests, as the threads that work do; see `giveWay`. Only Linux knows priorities of threads.
 */
const { readdirSync } = require('node:fs');
const { getPriority, setPriority } = require('node:os');
const { isMainThread } = require('node:worker_threads');

const steps = 6;
const lowest = 19;

if (process.platform === 'linux' && isMainThread) {
  try {
    const priority = Math.min(getPriority(0) + steps, lowest);
    for (const thread of readdirSync('/proc/self/task'))
      if (Number(thread) !== process.pid) setPriority(Number(thread), priority);
  } catch {
    // Work gets done at any priority.
  }
}
