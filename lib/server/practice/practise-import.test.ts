import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownDataFolder } from '../testing/own-data-folder';

const folder = ownDataFolder();

test('an import that is stored for practice leaves nothing', async () => {
  const { database } = await import('../store/database');
  const { practiseImport } = await import('./practise-import');
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
