import 'server-only';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { marketBasketAnalysis } from '../../api/basket';
import type { SaleLines } from '../../engine/engine';
import { KeptSums } from '../../engine/sums/kept-sums';
import { ingest } from '../../ingest/ingest';
import { MemorySink, memorySource, nowhere } from '../../ingest/memory';
import { everything } from '../../sales/filter';
import { syntheticSales } from '../../sales/synthetic';
import { analyse } from '../../summary/analyse';
import { bestFirst } from '../../summary/products';
import { summarise } from '../../summary/summarise';
import { findRules } from '../basket/basket';
import { engine } from '../engine';
import { millisecondsUnasked } from '../observe/watch-requests';
import { addInThreads } from '../sums/adding-threads';
import { runningUploads } from '../upload/progress';

/** Few, as they are cleaned by the thread that answers requests. */
const rows = 4_000;
/** How often the questions are asked until the code for them is fast. */
const rounds = 8;
const quietMilliseconds = 1000;

/**
 * Asks what a dashboard asks first about invented sales, again and again: the engine is there then, and the threads that add up and that look for
 * rules have compiled and optimised their code.
 */
export async function practiseQuestions(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'shelfwise-practice-'));
  try {
    const path = join(folder, 'part');
    await untilQuiet();
    const part = new MemorySink();
    const sales = memorySource(Buffer.concat([...syntheticSales({ rows, seed: 1 })]));
    const { profile } = ingest(sales, part, nowhere, {}, () => undefined);
    await writeFile(path, part.bytes());
    for (let round = 0; round < rounds; round++) {
      await untilQuiet();
      await ask(engine().open({ id: randomUUID(), parts: [{ path, profile, hidden: [] }] }));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whoever sends a file or asks goes first. */
async function untilQuiet(): Promise<void> {
  while (runningUploads() > 0 || millisecondsUnasked() < quietMilliseconds)
    await wait(quietMilliseconds, null, { ref: false });
}

async function ask(lines: SaleLines): Promise<void> {
  const about = { filter: everything, compare: 'none' } as const;
  await summarise(lines, { ...about, ...bestFirst, top: 10, include: [] });
  await analyse(lines, { ...about, top: 10, include: ['trends'], weekStart: 'monday' });
  await new KeptSums(addInThreads(), 0).find(lines, everything);
  await findRules(lines, marketBasketAnalysis.input.parse({}), new AbortController().signal);
}
