import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { datasetsOf, startServer, type TestServer, upload } from '../testing/server';
import { ask } from '../testing/sharing';
import type { Outcome } from './told';

/** What a dataset holds, in figures that half an import would change. */
export interface Holdings {
  imports: number;
  rows: number;
  revenue: number;
}

export interface DayOfSales {
  body: string;
  revenue: number;
  rows: number;
}

/** A day's sales of a till, other ones for every number; `revenue` is worked out beside. */
export function dayOfSales(number: number, rows = 4_000): DayOfSales {
  const day = new Date(Date.UTC(2020, 0, 1 + number)).toISOString().slice(0, 10);
  const lines = ['invoice,date,product,quantity,unit_price'];
  let cents = 0;
  for (let line = 0; line < rows; line++) {
    const [quantity, price] = [1 + (line % 3), 100 + ((line * 7 + number) % 900)];
    cents += quantity * price;
    lines.push(`R${number}-${line >> 1},${day},Product ${line % 50},${quantity},${(price / 100).toFixed(2)}`);
  }
  return { body: `${lines.join('\n')}\n`, revenue: cents / 100, rows };
}

const preload = fileURLToPath(new URL('../testing/kill-at.cjs', import.meta.url));

/** What `kill-at.cjs` counts. */
export type Place = 'parse' | 'store' | 'commit';

/** A till that goes on with the same account and dashboard whenever its server is started again. */
export class Till {
  dataset = '';
  private key = '';
  private running: TestServer | null = null;
  private readonly order: string;

  private constructor(
    private readonly env: Record<string, string>,
    readonly folder: string,
  ) {
    this.order = join(folder, 'order');
  }

  /** Starts its server with the dashboard of one day, in a new folder unless one is given. */
  static async open(
    env: Record<string, string>,
    folder = mkdtempSync(join(tmpdir(), 'shelfwise-faults-')),
  ): Promise<Till> {
    const till = new Till(env, folder);
    await till.start();
    const browser = till.server.client();
    await ask(browser, '/api/auth/sign-up/email', {
      email: 'till@example.com',
      password: 'ten letters or more',
      name: 'Till',
    });
    till.key = (await ask(browser, '/api/keys', { name: 'Till' })).key;
    till.dataset = (await (await till.send(dayOfSales(0).body)).json()).dataset.id;
    return till;
  }

  get server(): TestServer {
    if (this.running === null) throw new Error('The server of this till does not run.');
    return this.running;
  }

  async start(): Promise<void> {
    this.running = await startServer({
      NODE_OPTIONS: `--require "${preload}"`,
      KILL_AT: this.order,
      ...this.env,
      DATA_DIR: this.folder,
    });
  }

  /** Has the server killed before what it does next at a place, after so many other things there, or some milliseconds later. */
  orderKill(place: Place, after: number, later = 0): void {
    writeFileSync(this.order, JSON.stringify({ place, after, later, order: randomUUID() }));
  }

  /** Waits for the end that was ordered; a server that never came to that place is killed where it is. */
  async kill(): Promise<void> {
    const timer = setTimeout(() => this.server.kill().catch(() => {}), 3_000);
    await this.server.ended();
    clearTimeout(timer);
  }

  callOff(): void {
    rmSync(this.order, { force: true });
  }

  /** How many things one of the server's threads has done at a place since the order was given, the one that did the most. */
  done(place: Place): number {
    const files = ['server', 'database', 'thread']
      .map((role) => `${this.order}.${role}`)
      .filter((file) => existsSync(file));
    return Math.max(0, ...files.map((file) => JSON.parse(readFileSync(file, 'utf8'))[place]));
  }

  async stop(): Promise<void> {
    await this.running?.stop();
  }

  /** Ends it for good. */
  async close(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.server.url}${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${this.key}` },
    });
  }

  /** Uploads a file to its dashboard. */
  send(body: BodyInit): Promise<Response> {
    return upload((path, init) => this.fetch(path, init), body, this.dataset === '' ? '' : `&dataset=${this.dataset}`);
  }

  async holdings(): Promise<Holdings> {
    const found = (await datasetsOf((path, init) => this.fetch(path, init))).find(({ id }) => id === this.dataset);
    const summary = await (await this.fetch(`/api/data-summary?dataset=${this.dataset}`)).json();
    return { imports: found?.imports.length ?? 0, rows: found?.rows ?? 0, revenue: summary.totals?.revenue ?? 0 };
  }
}

/** What became of a file that was sent while something went wrong, and was answered with a status, or not at all. */
export function judge(before: Holdings, after: Holdings, file: DayOfSales, status: number | null): Required<Outcome> {
  const [acknowledged, stored] = [status === 201, after.imports > before.imports];
  const isWhole = isDeepStrictEqual(after, stored ? plus(before, file) : before);
  return { acknowledged, stored, lost: acknowledged && !stored, half: !isWhole };
}

/** Holdings with a file more. */
export function plus({ imports, rows, revenue }: Holdings, file: DayOfSales): Holdings {
  return { imports: imports + 1, rows: rows + file.rows, revenue: Math.round((revenue + file.revenue) * 100) / 100 };
}
