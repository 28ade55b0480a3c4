/** A worker that asks for /api/health every 50 ms, so that nothing the benchmark does delays it; answers with the worst. */
import { Agent, get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

const agent = new Agent({ keepAlive: true });
let stopping = false;
let count = 0;
let failures = 0;
let worst = 0;
parentPort.once('message', () => {
  stopping = true;
});

while (!stopping) {
  const start = performance.now();
  const ok = await ask();
  const elapsed = performance.now() - start;
  count++;
  if (!ok) failures++;
  worst = Math.max(worst, elapsed);
  await wait(Math.max(1, 50 - elapsed));
}
agent.destroy();
parentPort.postMessage({ count, failures, worstMs: worst });

function ask() {
  return new Promise((resolve) => {
    get({ host: '127.0.0.1', port: workerData.port, path: '/api/health', agent }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode === 200));
    }).once('error', () => resolve(false));
  });
}
