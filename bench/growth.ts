import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { makeDatabase, startCluster } from '../lib/server/testing/postgres';
import { readUsage, resetPeak } from './process-meter';
import { makeSales, type SalesFile } from './sales-file';
import { type Running, startShelfwise } from './servers';
import { uploadToShelfwise } from './sides';

/** What so many lines cost, each by its name: megabytes, and seconds of one upload and one set of questions. */
type Costs = Record<string, number>;

const engines = ['duckdb', 'postgres'] as const;
const questions = ['/api/data-summary', '/api/current-analysis?include=trends'];

/** Sizes to which what is measured is carried on, in a straight line through the two largest measured ones. */
const beyond = [100_000_000, 1_000_000_000];

/**
 * Costs of some numbers of lines on one server with a Postgres of its own, answering from parts and from rows, and what follows
 * for larger ones. Returns lines of Markdown.
 */
export async function measureGrowth(
  folder: string,
  sizes: readonly number[],
  log: (line: string) => void,
): Promise<string> {
  const cluster = await startCluster();
  if (cluster === null) return 'There is no Postgres on this machine.';
  const measured: { size: number; costs: Costs }[] = [];
  try {
    for (const size of sizes) {
      const place = join(folder, `growth-${size}`);
      mkdirSync(place);
      log(`making ${size} sale lines`);
      const next = await makeSales(place, size);
      const costs: Costs = {};
      for (const engine of engines) {
        log(`${size} lines, ${engine}`);
        const database = await makeDatabase(cluster.url, `growth_${engine}_${size}`);
        Object.assign(costs, await measureOne(join(place, engine), database.url, engine, next()));
        await database.stop();
      }
      rmSync(place, { recursive: true });
      measured.push({ size, costs });
    }
  } finally {
    cluster.remove();
  }
  return tableOf(measured);
}

async function measureOne(
  folder: string,
  url: string,
  engine: (typeof engines)[number],
  sales: SalesFile,
): Promise<Costs> {
  const server = await startShelfwise(folder, {
    DATABASE_URL: url,
    ANALYTICS_ENGINE: engine,
    ANALYSIS_SECONDS: '500',
    MAX_UPLOAD_MB: '100000',
  });
  try {
    resetPeak(server.pid);
    const before = readUsage(server.pid);
    const { seconds } = await uploadToShelfwise(server, sales);
    const after = readUsage(server.pid);
    const asked = await askAll(server);
    const own = engine === 'duckdb' ? await sizesOf(url, folder) : await rowSizes(url);
    return {
      ...own,
      [`upload to receipt, ${engine}: seconds`]: seconds,
      [`upload, ${engine}: CPU seconds of the server`]: (after?.cpuSeconds ?? Number.NaN) - (before?.cpuSeconds ?? 0),
      [`upload, ${engine}: memory growth, MB`]: (after?.peakMb ?? Number.NaN) - (before?.residentMb ?? 0),
      [`summary and trends, ${engine}, first: seconds`]: asked,
    };
  } finally {
    await server.stop();
  }
}

async function askAll({ client }: Running): Promise<number> {
  let sum = 0;
  for (const question of questions) sum += (await client.get(question)).seconds;
  return sum;
}

async function sizesOf(url: string, folder: string): Promise<Costs> {
  const blobs = join(folder, 'blobs');
  const bytes = readdirSync(blobs).reduce((sum, name) => sum + statSync(join(blobs, name)).size, 0);
  return {
    'data folder: part and rejected rows, MB': bytes / 1e6,
    'Postgres: copies of these, MB': (await relationSize(url, 'pg_total_relation_size', 'blob_chunk')) / 1e6,
  };
}

async function rowSizes(url: string): Promise<Costs> {
  return {
    'Postgres: rows, MB': (await relationSize(url, 'pg_table_size', 'sale_line')) / 1e6,
    'Postgres: index of rows, MB': (await relationSize(url, 'pg_indexes_size', 'sale_line')) / 1e6,
  };
}

async function relationSize(connectionString: string, measure: string, table: string): Promise<number> {
  const client = new Client({ connectionString });
  await client.connect();
  const { rows } = await client.query<{ bytes: string }>(`SELECT ${measure}('${table}') AS bytes`);
  await client.end();
  return Number(rows[0]?.bytes);
}

function tableOf(measured: readonly { size: number; costs: Costs }[]): string {
  const [last, secondLast] = [measured.at(-1), measured.at(-2)];
  const names = Object.keys(last?.costs ?? {});
  const carried = (name: string, size: number) => {
    if (last === undefined || secondLast === undefined) return Number.NaN;
    const [high = Number.NaN, low = Number.NaN] = [last.costs[name], secondLast.costs[name]];
    return high + ((high - low) / (last.size - secondLast.size)) * (size - last.size);
  };
  const millions = (size: number) => `${size / 1e6}M`;
  const heads = [
    'lines',
    ...measured.map(({ size }) => millions(size)),
    ...beyond.map((size) => `${millions(size)}, extrapolated`),
  ];
  const lines = names.map((name) => [
    name,
    ...measured.map(({ costs }) => cell(costs[name])),
    ...beyond.map((size) => `~ ${cell(carried(name, size))}`),
  ]);
  return [heads, heads.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cell(value = Number.NaN): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(2);
}
