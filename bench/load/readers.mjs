/** A worker with readers that ask the same question over and over, each with a pause between; answers with their times. */
import { Agent, get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

const { port, path, cookie, readers, pauseMs } = workerData;
const agent = new Agent({ keepAlive: true, maxSockets: readers });
const times = [];
const errors = new Map();
let stopping = false;
parentPort.once('message', () => {
  stopping = true;
});

await Promise.all(Array.from({ length: readers }, read));
agent.destroy();
parentPort.postMessage({ times: Float64Array.from(times), errors: Object.fromEntries(errors) });

/** Readers begin at any moment of a pause, so that they do not ask all at once. */
async function read() {
  await wait(Math.random() * pauseMs);
  while (!stopping) {
    const start = performance.now();
    const outcome = await ask();
    times.push(performance.now() - start);
    if (outcome !== 200) errors.set(outcome, (errors.get(outcome) ?? 0) + 1);
    await wait(pauseMs * (0.5 + Math.random()));
  }
}

function ask() {
  return new Promise((resolve) => {
    const sent = get({ host: '127.0.0.1', port, path, agent, headers: { cookie } }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode));
    });
    sent.once('error', (error) => {
      // A server may close a connection that lies idle just when it is used again: whoever keeps connections asks once more.
      if (sent.reusedSocket && error.code === 'ECONNRESET') resolve(ask());
      else resolve(error.code ?? error.message);
    });
  });
}
