import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { Client } from '../client';
import { makeSales, type SalesFile } from '../sales-file';
import { startShelfwise } from '../servers';
import { uploadToShelfwise } from '../sides';
import { type Sample, slopePerMinute, watchServer } from './watch';

export interface LoadOptions {
  rows: number;
  minutes: number;
  readers: number;
  /** Of each reader between two questions, on average. */
  pauseMs: number;
  uploaders: number;
  /** Of each uploader after a file, on average. */
  uploadPauseMs: number;
  uploadRows: number;
}

const token = 'the-token-of-the-benchmark';
const Read = z.object({ times: z.instanceof(Float64Array), errors: z.record(z.string(), z.number()) });

/**
 * Readers who ask for the summary that is kept and uploaders who send file after file and delete what it made, all against one
 * server on loopback. Returns lines of Markdown.
 */
export async function measureLoad(folder: string, options: LoadOptions, log: (line: string) => void): Promise<string> {
  log(`making ${options.rows} sale lines`);
  const files = ['read', 'uploaded'].map((name) => join(folder, name));
  for (const each of files) mkdirSync(each);
  const [read = folder, uploaded = folder] = files;
  const sales = (await makeSales(read, options.rows))();
  const nextUpload = await makeSales(uploaded, options.uploadRows, true);
  const server = await startShelfwise(join(folder, 'load'), { METRICS_TOKEN: token });
  const { port, client } = server;
  try {
    await uploadToShelfwise(server, sales);
    const path = '/api/data-summary';
    await client.get(path);
    const { readers, pauseMs, uploaders, uploadPauseMs, minutes } = options;
    const workerData = { port, path, cookie: client.cookie, readers, pauseMs };
    const reading = new Worker(new URL('./readers.mjs', import.meta.url), { workerData, execArgv: [] });
    const usedBefore = process.cpuUsage();
    const until = performance.now() + minutes * 60_000;
    const stopWatching = watchServer(new Client(port), token, 3000);
    log(`${readers} readers and ${uploaders} uploaders for ${minutes} minutes`);
    const uploads = await Promise.all(
      Array.from({ length: uploaders }, () => upload(port, nextUpload, uploadPauseMs, until)),
    );
    await wait(Math.max(0, until - performance.now()));
    // What a server does when nobody asks any more is not load.
    const samples = await stopWatching();
    const answer = once(reading, 'message');
    reading.postMessage('stop');
    const { times, errors } = Read.parse((await answer)[0]);
    const { user, system } = process.cpuUsage(usedBefore);
    const clientCores = (user + system) / 1e6 / (minutes * 60);
    return report(times, errors, uploads.flat(), samples, minutes, clientCores);
  } finally {
    await server.stop();
  }
}

/** What became of each upload of one uploader: its seconds, or what went wrong. */
async function upload(
  port: number,
  next: () => SalesFile,
  pauseMs: number,
  until: number,
): Promise<(number | string)[]> {
  const client = new Client(port);
  const outcomes: (number | string)[] = [];
  while (performance.now() < until) {
    try {
      const { seconds, dataset } = await uploadToShelfwise({ client }, next());
      outcomes.push(seconds);
      await client.delete(`/api/datasets/${dataset}`);
    } catch (error) {
      outcomes.push(String(error));
    }
    if (pauseMs > 0) await wait(pauseMs * (0.5 + Math.random()));
  }
  client.close();
  return outcomes;
}

function report(
  times: Float64Array,
  errors: Record<string, number>,
  uploads: readonly (number | string)[],
  samples: readonly Sample[],
  minutes: number,
  clientCores: number,
): string {
  const sorted = times.toSorted();
  const uploadTimes = uploads.filter((outcome) => typeof outcome === 'number').sort((a, b) => a - b);
  const failed = [
    ...Object.entries(errors).map(([what, count]) => `${count} × ${what}`),
    ...uploads.filter((outcome) => typeof outcome === 'string'),
  ];
  const lags = samples.map(({ lagMs }) => lagMs).sort((a, b) => a - b);
  // The first minute fills caches and compiles code.
  const settled = samples.filter(({ seconds }) => seconds > 60);
  const resident = (settled.length > 1 ? settled : samples).map(({ residentMb }) => residentMb);
  const rows: [string, string][] = [
    ['summaries answered', `${times.length} (${Math.round(times.length / minutes / 60)} a second)`],
    ['uploads', String(uploadTimes.length)],
    ['errors', failed.length === 0 ? 'none' : failed.slice(0, 10).join(', ')],
    ['summary: p50, p99, most', [0.5, 0.99, 1].map((part) => `${at(sorted, part).toFixed(1)} ms`).join(', ')],
    ['upload: p50, p99', [0.5, 0.99].map((part) => `${at(uploadTimes, part).toFixed(2)} s`).join(', ')],
    ['event loop delay, p99 of 3 s: middle, most', `${at(lags, 0.5).toFixed(0)} ms, ${at(lags, 1).toFixed(0)} ms`],
    [
      'memory after the first minute: first, most, last',
      `${resident[0]?.toFixed(0)}, ${Math.max(...resident).toFixed(0)}, ${resident.at(-1)?.toFixed(0)} MB`,
    ],
    ['processor time of the clients', `${(100 * clientCores).toFixed(0)} % of one core`],
    ['memory grows in a minute', `${slopePerMinute(settled, ({ residentMb }) => residentMb).toFixed(1)} MB`],
    ['JavaScript heap grows in a minute', `${slopePerMinute(settled, ({ heapMb }) => heapMb).toFixed(1)} MB`],
  ];
  return ['| measured | |', '| --- | --- |', ...rows.map(([what, value]) => `| ${what} | ${value} |`)].join('\n');
}

function at(sorted: ArrayLike<number>, part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
