import { getPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { giveWay } from '../give-way';

const before = getPriority(0);
giveWay();
parentPort?.postMessage([before, getPriority(0)]);
