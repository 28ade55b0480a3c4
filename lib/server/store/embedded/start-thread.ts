import 'server-only';
import { Worker } from 'node:worker_threads';
import { dataFolder } from '../data-folder';

/** Statements and their rows live for a moment: the nursery need not grow to that of the thread that answers. */
const maxYoungGenerationSizeMb = 48;

/** Starts the thread of the embedded database, which opens it, and makes and migrates it where need be. */
export function startDatabaseThread(): Worker {
  const { database, blobs } = dataFolder();
  return new Worker(new URL('./embedded.worker.ts', import.meta.url), {
    workerData: { database, blobs },
    resourceLimits: { maxYoungGenerationSizeMb },
  });
}
