/**
 * Two servers that share one Postgres, on this machine: at PORT and the next port, with data folders of their own below
 * DATA_DIR. Without DATABASE_URL they get a Postgres of their own, which is gone when they end.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { startCluster } from '../lib/server/testing/postgres';

const cluster = process.env.DATABASE_URL ? null : await startCluster();
const url = process.env.DATABASE_URL || cluster?.url;
if (url === undefined) {
  console.error('There is no Postgres on this machine: install one, or name one by DATABASE_URL.');
  process.exit(1);
}
const port = Number(process.env.PORT || 3000);
const secret = process.env.BETTER_AUTH_SECRET || randomBytes(32).toString('base64url');
const servers = [0, 1].map((index): ChildProcess => {
  const env = {
    DATABASE_URL: url,
    BETTER_AUTH_SECRET: secret,
    HOST: process.env.HOST || '127.0.0.1',
    PORT: String(port + index),
    DATA_DIR: join(process.env.DATA_DIR || '.data', `replica-${index + 1}`),
  };
  return spawn(process.execPath, ['scripts/start.mjs'], { stdio: 'inherit', env: { ...process.env, ...env } });
});
console.log(`Two servers at http://127.0.0.1:${port} and :${port + 1} on ${url}. A browser has one session on both.`);

let running = servers.length;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    for (const server of servers) server.kill(signal);
  });
for (const server of servers)
  server.on('exit', () => {
    for (const other of servers) other.kill('SIGTERM');
    running--;
    if (running === 0) cluster?.remove();
  });
