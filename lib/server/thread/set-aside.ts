import type { Worker } from 'node:worker_threads';

/** Lets a thread be there until it is wanted: the server ends without it, and goes on when it fails. Whoever waits for it is told. */
export function setAside(worker: Worker, onExit: () => void): Worker {
  worker.unref();
  // Without a listener of its own an error of a thread that nobody waits for would be the server's.
  worker.on('error', () => {});
  worker.once('exit', onExit);
  return worker;
}
