import { parentPort, workerData } from 'node:worker_threads';
import { createBirpc } from 'birpc';
import { EmbeddedDatabase } from './embedded-database';
import { tellErrors } from './told-errors';

createBirpc<object, EmbeddedDatabase>(new EmbeddedDatabase(workerData), {
  post: (message) => parentPort?.postMessage(message),
  on: (hear) => parentPort?.on('message', hear),
  serialize: tellErrors,
  bind: 'functions',
});
