import 'server-only';
import { Worker } from 'node:worker_threads';
import { dataFolder } from '../data-folder';

/** Starts the thread of the embedded database, which opens it, and makes and migrates it where need be. */
export function startDatabaseThread(): Worker {
  const { database, blobs } = dataFolder();
  return new Worker(new URL('./embedded.worker.ts', import.meta.url), {
    workerData: { database, blobs },
  });
}
