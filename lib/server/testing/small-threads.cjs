/** Loaded into a server by tests: gives its worker threads so many megabytes of heap as WORKER_HEAP_MB says. */
const threads = require('node:worker_threads');
const { syncBuiltinESMExports } = require('node:module');

const maxOldGenerationSizeMb = Number(process.env.WORKER_HEAP_MB);

threads.Worker = class extends threads.Worker {
  constructor(file, options = {}) {
    super(file, { ...options, resourceLimits: { ...options.resourceLimits, maxOldGenerationSizeMb } });
  }
};
syncBuiltinESMExports();
