import { parentPort } from 'node:worker_threads';
import { help } from '../together/help';

parentPort?.on('message', (work) => {
  help(work);
});
parentPort?.postMessage('ready');
