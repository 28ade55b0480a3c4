import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type SaleLines } from '../../engine/engine';
import { type ByteSink, type ByteSource, type IngestOptions, type IngestResult, ingest } from '../../ingest/ingest';

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
export function cleanText(text: string, options: IngestOptions = {}): IngestResult & { part: Buffer; rejects: Buffer } {
  const bytes = Buffer.from(text);
  const source: ByteSource = {
    size: bytes.length,
    read: (offset, target) => bytes.copy(target, 0, offset, offset + target.length),
  };
  const [part, rejects] = [new MemorySink(), new MemorySink()];
  const result = ingest(source, part, rejects, options, () => {});
  return { ...result, part: part.content(), rejects: rejects.content() };
}

class MemorySink implements ByteSink {
  private chunks: Buffer[] = [];

  write(bytes: Uint8Array): void {
    this.chunks.push(Buffer.from(bytes));
  }

  restart(): void {
    this.chunks = [];
  }

  content(): Buffer {
    return Buffer.concat(this.chunks);
  }
}
