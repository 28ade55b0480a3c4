import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { openEmbedded } from '../store/embedded/embedded';

/** An embedded database as a first start makes it; closing it removes it. */
export async function openTestDatabase(): Promise<{ embedded: PGlite; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'shelfwise-database-'));
  const embedded = await openEmbedded({ database: join(folder, 'database'), blobs: join(folder, 'blobs') });
  return {
    embedded,
    close: async () => {
      await embedded.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
