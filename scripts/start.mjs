/** Serves Shelfwise: the production build, or with --dev the sources. PORT, HOST and DATA_DIR are honoured. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
if (existsSync('.env')) process.loadEnvFile('.env');
const port = readPort(process.env.PORT || '3000');
const host = process.env.HOST || undefined;
await refuseTakenPort();

const mode = process.argv.includes('--dev') ? 'dev' : 'start';
// Answers of some 100 KB live for one request: a larger nursery frees them before they are moved.
const args = [
  '--max-semi-space-size=64',
  // Its threads give way to the one that answers: that one collects by itself what it would have to wait for.
  '--no-parallel-scavenge',
  `--require=${join(import.meta.dirname, 'answering-thread.cjs')}`,
  'node_modules/next/dist/bin/next',
  mode,
  '--port',
  String(port),
  ...(host ? ['--hostname', host] : []),
];
const server = spawn(process.execPath, args, {
  stdio: 'inherit',
  env: {
    // Three questions to the engine hold one of Node's file threads each, and who asks is found out on such a thread, too.
    UV_THREADPOOL_SIZE: '8',
    // Else threads have up to eight arenas for each processor, and each keeps what it needed once.
    MALLOC_ARENA_MAX: String(availableParallelism()),
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
  },
});
let isEnding = false;
const drainSeconds = Number(process.env.DRAIN_SECONDS || '0');
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));

/** Ends the server; a second signal does so at once. With DRAIN_SECONDS it first says for so long that it is not ready. */
function end(signal) {
  if (isEnding || !(drainSeconds > 0)) return server.kill(signal);
  isEnding = true;
  server.kill('SIGUSR2');
  setTimeout(() => server.kill(signal), drainSeconds * 1000);
}

function readPort(text) {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= 65_535) return value;
  fail(`PORT must be a number from 1 to 65535; it is "${text}".`);
}

function refuseTakenPort() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const taken = error.code === 'EADDRINUSE';
      const reason = taken ? 'is taken by another program' : `cannot be used (${error.code})`;
      fail(`Port ${port} ${reason}. Choose another: PORT=${port === 65_535 ? 3000 : port + 1} npm start`);
    });
    probe.listen({ port, host }, () => probe.close(resolve));
  });
}

function fail(message) {
  console.error(`\nShelfwise cannot start. ${message}\n`);
  process.exit(1);
}
