import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/**
 * An empty data folder with an embedded database for the modules of the server that are imported after this; removed when all tests
 * of the file are done.
 */
export function ownDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shelfwise-test-'));
  process.env.DATA_DIR = folder;
  process.env.DATABASE_URL = '';
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
