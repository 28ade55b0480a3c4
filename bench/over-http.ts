import { join } from 'node:path';
import { pollHealth } from './health';
import { readUsage, resetPeak } from './process-meter';
import type { SalesFile } from './sales-file';
import type { Running } from './servers';
import type { Side } from './sides';
import type { Row } from './table';

const warmUploads = 2;
const repeats = 3;

export interface Plan {
  sides: readonly Side[];
  rounds: number;
  folder: string;
  nextSales: () => SalesFile;
  names: ReadonlySet<string>;
  log: (line: string) => void;
}

/**
 * Uploads and questions, both systems in turn (A B A B): each round starts fresh servers, uploads once cold and then warm,
 * and asks the questions after each upload, first cold and then repeated.
 */
export async function measureOverHttp({ sides, rounds, folder, nextSales, names, log }: Plan): Promise<Row[]> {
  const samples = new Samples();
  for (let round = 1; round <= rounds; round++) {
    log(`round ${round} of ${rounds}`);
    const running = new Map<Side, Running>();
    try {
      for (const side of sides) {
        const server = await side.start(join(folder, `${side.name}-${round}`));
        running.set(side, server);
        samples.add('start to first answer', 's', side, server.startSeconds);
      }
      for (let upload = 0; upload <= warmUploads; upload++)
        for (const [side, server] of running) {
          const poll = side.name === 'ours' ? pollHealth(server.port) : null;
          try {
            await measureUpload(side, server, nextSales(), upload === 0 ? 'first' : 'warm', samples);
            if (names.has('questions')) await measureQuestions(side, server, samples);
          } finally {
            const health = await poll?.();
            if (health) samples.add('/api/health meanwhile, worst', 'ms', side, health.worstMs);
            if (health && health.failures > 0) log(`/api/health failed ${health.failures} of ${health.count} times`);
          }
        }
    } finally {
      for (const server of running.values()) await server.stop();
    }
  }
  return samples.rows();
}

async function measureUpload(side: Side, server: Running, sales: SalesFile, kind: string, samples: Samples) {
  const hasPeak = resetPeak(server.pid);
  const before = readUsage(server.pid);
  const { seconds, rows } = await side.upload(server, sales);
  const after = readUsage(server.pid);
  if (rows !== sales.rows) throw new Error(`${side.name} kept ${rows} of ${sales.rows} rows`);
  samples.add(`upload, ${kind}`, 's', side, seconds);
  if (before === null || after === null) return;
  samples.add(`upload, ${kind}: CPU`, 's', side, after.cpuSeconds - before.cpuSeconds);
  if (!hasPeak) return;
  samples.add(`upload, ${kind}: memory growth`, 'MB', side, after.peakMb - before.residentMb);
  samples.add(`upload, ${kind}: memory peak`, 'MB', side, after.peakMb);
}

async function measureQuestions(side: Side, server: Running, samples: Samples) {
  const before = readUsage(server.pid);
  samples.add('summary and analysis, first time', 's', side, await ask(side, server));
  const after = readUsage(server.pid);
  if (before !== null && after !== null)
    samples.add('summary and analysis, first time: CPU', 's', side, after.cpuSeconds - before.cpuSeconds);
  for (let repeat = 0; repeat < repeats; repeat++)
    samples.add('summary and analysis, repeated', 'ms', side, (await ask(side, server)) * 1000);
}

async function ask(side: Side, { client }: Running): Promise<number> {
  let seconds = 0;
  for (const path of side.questions) seconds += (await client.get(path)).seconds;
  return seconds;
}

class Samples {
  private readonly byName = new Map<string, Row & { ours: number[]; peer: number[] }>();

  add(what: string, unit: Row['unit'], side: Side, value: number): void {
    const row = this.byName.get(what) ?? { what, unit, ours: [], peer: [] };
    row[side.name].push(value);
    this.byName.set(what, row);
  }

  rows(): Row[] {
    return [...this.byName.values()].sort((a, b) => (a.what < b.what ? -1 : 1));
  }
}
