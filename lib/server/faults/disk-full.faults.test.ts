import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { PGlite } from '@electric-sql/pglite';
import { expect, onTestFinished, test } from 'vitest';
import { hasPostgres } from '../../../scripts/postgres.mjs';
import { Problem } from '../../api/problem';
import { reopening } from '../store/embedded/reopening';
import { startCluster } from '../testing/postgres';
import { dayOfSales, plus, Till } from './till';
import { SmallDisk } from './tmpfs';
import { tell } from './told';

/** A file whose part is not much smaller than itself. */
function namesOnly(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => `2019-01-01,${randomUUID()} ${randomUUID()},1,${row % 90}.50`);
  return `date,product,quantity,unit_price\n${lines.join('\n')}\n`;
}

/** What is told when there is no room, while all that was there is still answered. */
async function expectFull(place: string, till: Till, body: string): Promise<void> {
  const before = await till.holdings();
  const response = await till.send(body);
  expect(response.status).toBe(507);
  expect(Problem.parse(await response.json())).toMatchObject({
    type: '/problems/storage_full',
    detail: expect.stringMatching(/no room.*\.$/),
  });
  tell(`no room for ${place}`, { lost: false, half: !isDeepStrictEqual(await till.holdings(), before) });
  expect(await till.server.spooled()).toEqual([]);
}

test('no room where files arrive, or for the part that is made of one: 507, and what is there is answered', async (context) => {
  const till = await Till.open({});
  onTestFinished(() => till.close());
  const spool = join(till.folder, 'spool');
  for (const [place, megabytes, body] of [
    ['a file in the spool', 2, dayOfSales(1, 90_000).body],
    ['the part made of it', 4, namesOnly(35_000)],
  ] as const) {
    const disk = SmallDisk.mount(spool, megabytes);
    if (disk === null) return context.skip('no disk can be mounted');
    await expectFull(place, till, body).finally(() => disk.unmount());
  }
  const before = await till.holdings();
  expect((await till.send(dayOfSales(1).body)).status).toBe(201);
  expect(await till.holdings()).toEqual(plus(before, dayOfSales(1)));
});

test('no room for the embedded database: 507, what is there is answered, and with room again it goes on by itself', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'shelfwise-full-'));
  const disk = SmallDisk.mount(folder, 200);
  if (disk === null) return context.skip('no disk can be mounted');
  const till = await Till.open({}, folder);
  onTestFinished(async () => {
    await till.stop();
    disk.unmount();
    rmSync(folder, { recursive: true });
  });
  for (const [day, left] of [300_000, 100_000, 20_000, 0].entries()) {
    disk.fill(left);
    await expectFull('the embedded database', till, namesOnly(10_000));
    disk.free();
    const before = await till.holdings();
    const next = dayOfSales(day + 1);
    expect((await till.send(next.body)).status).toBe(201);
    expect(await till.holdings()).toEqual(plus(before, next));
  }
});

test.skipIf(!hasPostgres())(
  'no room for Postgres: 507, what is there is answered, and with room again it goes on by itself',
  async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'shelfwise-full-'));
    const disk = SmallDisk.mount(folder, 160);
    if (disk === null) return context.skip('no disk can be mounted');
    const cluster = await startCluster(folder);
    const till = await Till.open({ DATABASE_URL: cluster?.url ?? '' });
    onTestFinished(async () => {
      await till.close();
      cluster?.stop('immediate');
      disk.unmount();
      rmSync(folder, { recursive: true });
    });
    for (const [day, left] of [1_000_000, 100_000].entries()) {
      disk.fill(left);
      await expectFull('Postgres', till, namesOnly(30_000));
      disk.free();
      const before = await till.holdings();
      const next = dayOfSales(day + 1);
      await expect.poll(() => till.send(next.body).then(({ status }) => status), { timeout: 60_000 }).toBe(201);
      expect(await till.holdings()).toEqual(plus(before, next));
    }
  },
);

test('an embedded database that has no room for its log goes on by itself with room again', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'shelfwise-full-'));
  const disk = SmallDisk.mount(folder, 200);
  if (disk === null) return context.skip('no disk can be mounted');
  onTestFinished(() => {
    disk.unmount();
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, 'database');
  const database = reopening(await PGlite.create(path), () => PGlite.create(path));
  await database.exec('CREATE TABLE sale (amount INT)');
  for (let round = 1; round <= 3; round++) {
    await database.query('INSERT INTO sale VALUES ($1)', [round]);
    disk.fill(0);
    const log = () => database.query("SELECT pg_logical_emit_message(false, 'x', repeat('x', 1000000))");
    const refused = await forever(log).catch(({ code }: { code: string }) => code);
    expect(refused).toBe('53100');
    disk.free();
    const rows = () => database.query('SELECT amount FROM sale').then((answer) => answer.rows.length);
    await expect.poll(() => rows().catch(() => null), { timeout: 60_000, interval: 500 }).not.toBeNull();
    const stored = await rows();
    tell('no room for the log of the embedded database', { lost: stored < round, half: stored > round });
  }
});

async function forever(task: () => Promise<unknown>): Promise<never> {
  for (;;) await task();
}
