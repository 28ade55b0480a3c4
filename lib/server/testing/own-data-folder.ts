import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, vi } from 'vitest';
import { startTypescript } from '../thread/testing/typescript-worker';

const worker = new URL('../store/embedded/embedded.worker.ts', import.meta.url);

/**
 * An empty data folder with an embedded database for the modules of the server that are imported after this; removed when all tests
 * of the file are done.
 */
export function ownDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shelfwise-test-'));
  process.env.DATA_DIR = folder;
  process.env.DATABASE_URL = '';
  vi.doMock('../store/embedded/start-thread', async () => {
    const { dataFolder } = await import('../store/data-folder');
    const startDatabaseThread = () => {
      const { database, blobs } = dataFolder();
      return startTypescript(worker, { workerData: { database, blobs } });
    };
    return { startDatabaseThread };
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
