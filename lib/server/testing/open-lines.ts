import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type SaleLines } from '../../engine/engine';
import { type IngestResult, ingest } from '../../ingest/ingest';
import { MemorySink, memorySource } from '../../ingest/memory';

/** Sale lines from CSV texts, one part each, through the real cleaner and the real engine. */
export function openTestLines() {
  const folder = mkdtempSync(join(tmpdir(), 'shelfwise-lines-'));
  const temporaryDirectory = mkdtempSync(join(tmpdir(), 'shelfwise-spill-'));
  const engine = createEngine({ partsDirectory: folder, temporaryDirectory, memoryLimitMb: 512, threads: 2 });
  let opened = 0;
  return {
    engine,
    folder,
    open: (...texts: string[]): SaleLines => {
      const id = `version-${opened++}`;
      const parts = texts.map((text, index) => {
        const { part, profile } = cleanText(text);
        const path = join(folder, `${id}-${index}`);
        writeFileSync(path, part);
        return { path, profile };
      });
      return engine.open({ id, parts });
    },
    close: () => {
      engine.close();
      for (const path of [folder, temporaryDirectory]) rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Cleans a text in memory. */
function cleanText(text: string): IngestResult & { part: Uint8Array } {
  const part = new MemorySink();
  const result = ingest(memorySource(Buffer.from(text)), part, new MemorySink(), {}, () => {});
  return { ...result, part: part.bytes() };
}
