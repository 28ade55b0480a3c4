import { createReadStream, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BasketCollector } from '../lib/basket/itemsets/collector';
import { mine } from '../lib/basket/itemsets/mine';
import { leastCount } from '../lib/basket/itemsets/threshold';
import { readBasketLines } from '../lib/basket/read-baskets';
import { toIsoDay } from '../lib/sales/calendar';
import { everything } from '../lib/sales/filter';
import { openTestLines } from '../lib/server/testing/open-lines';
import { readUsage, resetPeak } from './process-meter';
import type { SalesFile } from './sales-file';
import type { Running } from './servers';
import { type Side, uploadToShelfwise } from './sides';
import type { Row } from './table';

/** Supports that a file is searched at; the first one is asked first. */
export interface BasketFile {
  name: string;
  sales: SalesFile;
  supports: readonly number[];
}

const Counts = z.object({ itemsetCount: z.number(), ruleCount: z.number(), truncated: z.boolean() });
const PeerCounts = z.object({ itemset_count: z.number(), rule_count: z.number() }).partial();

/** A file that is measured as it is. */
export function fileAt(path: string): SalesFile {
  return { rows: 0, bytes: statSync(path).size, blocks: () => createReadStream(path, { highWaterMark: 1 << 20 }) };
}

/**
 * From stored lines to all rules with confidence 0.2, over HTTP: every question is about baskets that nobody has asked about,
 * as another first day that selects the same lines names other baskets.
 */
export async function measureBaskets(
  sides: readonly Side[],
  folder: string,
  rounds: number,
  files: readonly BasketFile[],
  log: (line: string) => void,
): Promise<Row[]> {
  const rows: (Row & { ours: number[]; peer: number[] })[] = [];
  for (const { name, sales, supports } of files) {
    const running = new Map<Side, Running>();
    const rowOf = (what: string, unit: Row['unit']) => {
      const found = rows.find((row) => row.what === what) ?? { what, unit, ours: [], peer: [] };
      if (!rows.includes(found)) rows.push(found);
      return found;
    };
    try {
      for (const side of sides) {
        const server = await side.start(join(folder, `baskets-${side.name}-${rows.length}`));
        running.set(side, server);
        await (side.name === 'ours' ? uploadToShelfwise(server, sales) : side.upload(server, sales));
      }
      for (const support of supports)
        for (let round = 1; round <= rounds; round++)
          for (const [side, server] of running) {
            const ours = side.name === 'ours';
            const day = toIsoDay(supports.indexOf(support) * rounds + round);
            const path = ours
              ? `/market-basket-analysis?minSupport=${support}&maxSize=100&limit=1&from=${day}`
              : `/market-basket-analysis?min_support=${support}&min_confidence=0.2&limit=1`;
            const hasPeak = resetPeak(server.pid);
            const before = readUsage(server.pid);
            const { seconds, body } = await server.client.get(path);
            const after = readUsage(server.pid);
            log(
              `${name} at ${support}, ${side.name}: ${JSON.stringify((ours ? Counts : PeerCounts).parse(JSON.parse(body)))}`,
            );
            const what = `${name}, support ${support}`;
            rowOf(`${what}: to rules`, 'ms')[side.name].push(seconds * 1000);
            if (before === null || after === null) continue;
            rowOf(`${what}: CPU`, 'ms')[side.name].push((after.cpuSeconds - before.cpuSeconds) * 1000);
            if (hasPeak) rowOf(`${what}: memory growth`, 'MB')[side.name].push(after.peakMb - before.residentMb);
          }
    } finally {
      for (const server of running.values()) await server.stop();
    }
  }
  return rows;
}

/** The search for itemsets alone, in this process: processor time. */
export async function measureMining(path: string, supports: readonly number[], rounds: number): Promise<Row[]> {
  const lines = openTestLines();
  try {
    const collector = new BasketCollector();
    await readBasketLines(lines.open(readFileSync(path, 'utf8')), everything, 'product', (block) =>
      collector.add(block),
    );
    const baskets = collector.finish();
    return supports.map((support) => {
      const least = leastCount(support, baskets.transactions);
      const once = () => {
        const before = process.cpuUsage();
        const found = mine(baskets, { least, mostItems: 100, mostSets: 1_000_000, mostMilliseconds: 60_000 });
        const { user, system } = process.cpuUsage(before);
        return { cpuMs: (user + system) / 1000, sets: found.counts.length };
      };
      const times = Array.from({ length: rounds }, once);
      return {
        what: `mining alone, support ${support}: ${times[0]?.sets ?? 0} sets, CPU`,
        unit: 'ms' as const,
        ours: times.map(({ cpuMs }) => cpuMs),
        peer: [],
      };
    });
  } finally {
    lines.close();
  }
}
