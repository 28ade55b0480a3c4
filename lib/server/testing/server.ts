import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listDatasets } from '../../api/datasets';
import { databaseOf } from './database-of';
import { freePort } from './free-port';

const stayInside = `--require "${fileURLToPath(new URL('./stay-inside.cjs', import.meta.url))}"`;

export interface TestServer {
  url: string;
  dataFolder: string;
  /** Everything the server printed so far. */
  output(): string;
  /** Files of uploads that are on their way. */
  spooled(): Promise<string[]>;
  /** A client with a cookie jar of its own, unless one is given. */
  client(jar?: CookieJar): Client;
  /** Ends its process without asking. */
  kill(): Promise<void>;
  /** Waits until its process has ended. */
  ended(): Promise<number | null>;
  stop(): Promise<void>;
}

export type CookieJar = Map<string, string>;
export type Client = (path: string, init?: RequestInit) => Promise<Response>;

export function upload(client: Client, content: BodyInit, query = ''): Promise<Response> {
  return client(`/api/upload-data?fileName=shop.csv${query}`, {
    method: 'POST',
    body: content,
    headers: { 'content-type': 'text/csv' },
  });
}

/** Uploads a file that is accepted. @returns the id of its dataset */
export async function uploadAs(client: Client, body: string, query = ''): Promise<string> {
  return (await (await upload(client, body, query)).json()).dataset.id;
}

export async function datasetsOf(client: Client) {
  return listDatasets.output.parse(await (await client('/api/datasets')).json()).datasets;
}

/**
 * Starts the production build on a free port of the loopback interface, with a new data folder unless one is given; on the
 * embedded database, or on Postgres where the run is to be on that.
 * @param program folder that holds all that is needed
 */
export async function startServer(env: Record<string, string> = {}, program = '.'): Promise<TestServer> {
  const dataFolder = env.DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'shelfwise-test-')));
  const port = await freePort();
  const database = env.DATABASE_URL === undefined ? await databaseOf(dataFolder) : null;
  const settings = { DATABASE_URL: database?.url ?? '', ...env, DATA_DIR: dataFolder };
  const { child, output } = launch({ ...settings, PORT: String(port), HOST: '127.0.0.1' }, program);
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, child, output);
  return {
    url,
    dataFolder,
    output,
    spooled: () => readdir(join(dataFolder, 'spool')),
    client: (jar = new Map()) => cookieClient(url, jar),
    kill: async () => {
      process.kill(JSON.parse(readFileSync(join(dataFolder, 'lock'), 'utf8')).pid, 'SIGKILL');
      await ended(child);
    },
    ended: () => ended(child),
    stop: async () => {
      await stop(child);
      if (env.DATA_DIR !== undefined) return;
      await rm(dataFolder, { recursive: true, force: true });
      await database?.drop();
    },
  };
}

/** Starts a server that is expected to refuse, and answers with what it printed and its exit code. */
export async function startRefused(env: Record<string, string>): Promise<{ output: string; exitCode: number | null }> {
  const { child, output } = launch({ DATABASE_URL: '', HOST: '127.0.0.1', PORT: String(await freePort()), ...env });
  const exitCode = await ended(child);
  return { output: output(), exitCode };
}

function launch(env: Record<string, string>, program = '.'): { child: ChildProcess; output: () => string } {
  let text = '';
  const child = spawn(process.execPath, [join(program, 'scripts/start.mjs')], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      // It would take seconds of each start.
      PRACTICE: '0',
      ...env,
      NODE_OPTIONS: `${stayInside} ${env.NODE_OPTIONS ?? ''}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      text += chunk;
    });
  return { child, output: () => text };
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + 100_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) break;
    const health = await fetch(`${url}/api/health`).catch(() => null);
    if (health?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`The server did not start:\n${output()}`);
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  await ended(child);
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  return new Promise((resolve) => child.once('exit', resolve));
}

function cookieClient(url: string, jar: CookieJar): Client {
  return async (path, init = {}) => {
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(`${url}${path}`, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name !== undefined && value !== undefined) jar.set(name, value);
    }
    return response;
  };
}
