import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRefused } from '../testing/server';
import { Till } from './till';
import { tell } from './told';

/** A data folder whose server has stopped, and what its till had. */
let till: Till;
let holdings: Awaited<ReturnType<Till['holdings']>>;
beforeAll(async () => {
  till = await Till.open({});
  holdings = await till.holdings();
  await till.stop();
});
afterAll(() => rmSync(till.folder, { recursive: true, force: true }));

const truncateAll = (folder: string, bytes: number) => {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && statSync(path).size > bytes) truncateSync(path, bytes);
  }
};

const harms: Record<string, (database: string) => void> = {
  'is gone': (database) => rmSync(database, { recursive: true }),
  'is empty': (database) => {
    for (const name of readdirSync(database)) rmSync(join(database, name), { recursive: true });
  },
  'has lost PG_VERSION': (database) => rmSync(join(database, 'PG_VERSION')),
  'has its control file cut off': (database) => truncateSync(join(database, 'global', 'pg_control'), 100),
  'has a blank control file': (database) => writeFileSync(join(database, 'global', 'pg_control'), Buffer.alloc(8192)),
  'has lost its log': (database) => rmSync(join(database, 'pg_wal'), { recursive: true }),
  'has its log cut off': (database) => truncateAll(join(database, 'pg_wal'), 0),
  'has every table cut off after one page': (database) => truncateAll(join(database, 'base'), 8192),
  'has lost its tables': (database) => rmSync(join(database, 'base'), { recursive: true }),
};

test.each(Object.entries(harms))(
  'an embedded database that %s is refused in a sentence, and no blank one takes its place',
  async (_name, harm) => {
    const folder = mkdtempSync(join(tmpdir(), 'shelfwise-damaged-'));
    cpSync(till.folder, folder, { recursive: true });
    harm(join(folder, 'database'));
    const blobs = readdirSync(join(folder, 'blobs'));
    for (let attempt = 0; attempt < 2; attempt++) {
      const { exitCode, output } = await startRefused({ DATA_DIR: folder });
      expect([exitCode, output]).toEqual([
        1,
        expect.stringMatching(/The database in .* is damaged: .*restore a backup/),
      ]);
    }
    const half = !isDeepStrictEqual(readdirSync(join(folder, 'blobs')), blobs);
    tell('embedded database damaged', { lost: false, half });
    rmSync(folder, { recursive: true, force: true });
  },
);

test('making one that was interrupted is begun anew', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shelfwise-interrupted-'));
  cpSync(join(till.folder, 'database', 'base'), join(folder, 'database', 'base'), { recursive: true });
  writeFileSync(join(folder, 'database.making'), '');
  const made = await Till.open({}, folder);
  tell('making of the embedded database interrupted', { lost: false, half: (await made.holdings()).imports !== 1 });
  await made.close();
});

test('data of a newer version are refused by an older one, and are as they were', async () => {
  const change = async (sql: string) => {
    const database = await PGlite.create(join(till.folder, 'database'));
    await database.exec(sql).finally(() => database.close());
  };
  await change(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('1', '1', '29990101000000_later', now())`,
  );
  const { exitCode, output } = await startRefused({ DATA_DIR: till.folder });
  expect([exitCode, output]).toEqual([1, expect.stringMatching(/newer version \(it has 29990101000000_later\)/)]);
  await change(`DELETE FROM _prisma_migrations WHERE id = '1'`);
  await till.start();
  tell('data of a newer version', { lost: false, half: !isDeepStrictEqual(await till.holdings(), holdings) });
  await till.stop();
});
