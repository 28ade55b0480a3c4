import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type EngineOptions, type SaleLines } from '../../engine/engine';
import type { Part } from '../../engine/view';
import { type IngestOptions, type IngestResult, ingest } from '../../ingest/ingest';
import { MemorySink, memorySource } from '../../ingest/memory';

/** Sale lines from CSV texts, one part each, through the real cleaner and the real engine. */
export function openTestLines(options: Pick<EngineOptions, 'adder' | 'fewestAddedUp'> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'shelfwise-lines-'));
  const temporaryDirectory = mkdtempSync(join(tmpdir(), 'shelfwise-spill-'));
  const engine = createEngine({
    partsDirectories: [folder],
    temporaryDirectory,
    memoryLimitMb: 512,
    threads: 2,
    ...options,
  });
  let written = 0;
  const clean = (text: string, options: IngestOptions = {}): IngestResult & { part: Part } => {
    const sink = new MemorySink();
    const result = ingest(memorySource(Buffer.from(text)), sink, new MemorySink(), options, () => {});
    const path = join(folder, `part-${written++}`);
    writeFileSync(path, sink.bytes());
    return { ...result, part: { path, profile: result.profile, hidden: [] } };
  };
  const openParts = (parts: Part[]): SaleLines => engine.open({ id: JSON.stringify(parts), parts });
  return {
    engine,
    folder,
    clean,
    openParts,
    open: (...texts: string[]): SaleLines => openParts(texts.map((text) => clean(text).part)),
    close: () => {
      engine.close();
      for (const path of [folder, temporaryDirectory]) rmSync(path, { recursive: true, force: true });
    },
  };
}
