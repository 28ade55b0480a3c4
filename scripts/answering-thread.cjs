/**
 * Loaded into a server before anything else, while it has no threads but the one that answers requests and those that V8 compiles
 * and collects garbage with. These go behind it, as the threads that work do; see `giveWay`. Its large nursery stays its own:
 * given on the command line, the size would be that of every thread, whatever limit it is started with.
 */
const { readdirSync } = require('node:fs');
const { getPriority, setPriority } = require('node:os');
const { setFlagsFromString } = require('node:v8');
const { isMainThread } = require('node:worker_threads');

const steps = 6;
const lowest = 19;

if (isMainThread) setFlagsFromString('--max-semi-space-size=0');
if (process.platform === 'linux' && isMainThread) {
  try {
    const priority = Math.min(getPriority(0) + steps, lowest);
    for (const thread of readdirSync('/proc/self/task'))
      if (Number(thread) !== process.pid) setPriority(Number(thread), priority);
  } catch {
    // Work gets done at any priority.
  }
}
