import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../lib/server/testing/free-port';
import { Client } from './client';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const python = '/usr/bin/python3';
const startLimitSeconds = 60;

export interface Running {
  port: number;
  pid: number;
  /** Seconds from starting the process to its first answer. */
  startSeconds: number;
  client: Client;
  stop(): Promise<void>;
}

/** The production build of Shelfwise on a fresh data folder. */
export function startShelfwise(dataFolder: string, settings: Record<string, string> = {}): Promise<Running> {
  return start('node scripts/start.mjs', dataFolder, isHealthy, (port) =>
    spawn(process.execPath, ['scripts/start.mjs'], {
      cwd: root,
      env: {
        ...process.env,
        DATABASE_URL: '',
        ...settings,
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: dataFolder,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    }),
  );
}

/** The Python peer on a fresh data folder. */
export function startPeer(folder: string, dataFolder: string): Promise<Running> {
  return start(`${python} app.py`, dataFolder, connects, (port) =>
    spawn(python, [join(folder, 'app.py'), '--port', String(port)], {
      env: { ...process.env, DATA_DIR: dataFolder, PYTHONDONTWRITEBYTECODE: '1', OMP_NUM_THREADS: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
    }),
  );
}

/** The peer's folder, or the reason why there is nothing to compare with. */
export function findPeer(): { folder: string } | { missing: string } {
  const folder = resolve(root, process.env.SHELFWISE_PEER ?? '../shared/peer');
  if (!existsSync(join(folder, 'app.py')))
    return { missing: 'there is no peer; SHELFWISE_PEER names the folder that holds its app.py' };
  const { status } = spawnSync(python, ['-c', 'import flask, pandas, sklearn'], { stdio: 'ignore' });
  if (status !== 0) return { missing: `${python} cannot import flask, pandas and sklearn` };
  return { folder };
}

async function start(
  name: string,
  dataFolder: string,
  answers: (port: number) => Promise<boolean>,
  launch: (port: number) => ChildProcess,
): Promise<Running> {
  mkdirSync(dataFolder, { recursive: true });
  const port = await freePort();
  const begin = performance.now();
  const child = launch(port);
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-2_000);
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  while (!(await answers(port).catch(() => false))) {
    const late = performance.now() - begin > startLimitSeconds * 1000;
    if (late) await stop();
    if (late || child.exitCode !== null) throw new Error(`${name} did not start:\n${complaints}`);
    await wait(10);
  }
  const client = new Client(port);
  return {
    port,
    pid: child.pid ?? 0,
    startSeconds: (performance.now() - begin) / 1000,
    client,
    stop: () => {
      client.close();
      return stop();
    },
  };
}

async function isHealthy(port: number): Promise<boolean> {
  const client = new Client(port);
  try {
    await client.get('/api/health');
    return true;
  } finally {
    client.close();
  }
}

async function connects(port: number): Promise<boolean> {
  const socket = createConnection(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.destroy();
  return true;
}
