import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'shelfwise-practice-'));
process.env.DATA_DIR = folder;
process.env.DATABASE_URL = '';
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an import that is stored for practice leaves nothing', async () => {
  const { database } = await import('./database');
  const { practiseImport } = await import('./practise');
  const receipt = await practiseImport();
  expect(receipt).toMatchObject({
    rows: { read: 20 },
    dataset: { name: 'Practice' },
    import: { alreadyImported: false },
  });
  const prisma = await database();
  const left = [prisma.user.count(), prisma.dataset.count(), prisma.import.count(), prisma.blob.count()];
  expect(await Promise.all(left)).toEqual([0, 0, 0, 0]);
  expect(readdirSync(join(folder, 'blobs'))).toEqual([]);
  await practiseImport();
});
