import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { smallShop } from './testing/sales-files';
import { startRefused, startServer, uploadAs } from './testing/server';

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shelfwise-start-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a second server on the same data folder is refused, naming the first; data, session and secret survive a restart, which takes over a stale lock', async () => {
  const folder = makeFolder();
  const first = await startServer({ DATA_DIR: folder });
  const made = await first.client()('/api/upload-data', { method: 'POST', body: smallShop });
  const cookie = made.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');
  const { output, exitCode } = await startRefused({ DATA_DIR: folder });
  expect(exitCode).toBe(1);
  expect(output).toMatch(/data folder is in use by process \d+/);
  await first.stop();

  writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.pid, startedAt: 'long ago', token: 'gone' }));
  const second = await startServer({ DATA_DIR: folder });
  const answer = await fetch(`${second.url}/api/data-summary`, { headers: { cookie } });
  expect(await answer.json()).toMatchObject({ hasData: true, totals: { revenue: 17.55 } });
  await second.stop();
});

test('a taken port, a folder that cannot be written and a wrong setting are said in one sentence', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => holder.once('listening', resolve));
  const address = holder.address();
  const port = address && typeof address === 'object' ? String(address.port) : '';
  expect((await startRefused({ PORT: port })).output).toContain(`Port ${port} is taken`);
  holder.close();
  expect((await startRefused({ PORT: 'banana' })).output).toContain('PORT must be a number');
  const file = join(makeFolder(), 'file');
  writeFileSync(file, '');
  chmodSync(file, 0o400);
  const refused = await startRefused({ DATA_DIR: join(file, 'data') });
  expect([refused.exitCode, refused.output]).toEqual([1, expect.stringContaining('cannot be written')]);
  const wrong = await startRefused({ DATA_DIR: makeFolder(), MAX_UPLOAD_MB: 'many' });
  expect([wrong.exitCode, wrong.output]).toEqual([1, expect.stringContaining('MAX_UPLOAD_MB')]);
});

/** Makes a folder as the Dockerfile makes that of its last stage; what is large is linked. */
function makeImage(): string {
  const image = makeFolder();
  const lastStage = readFileSync('Dockerfile', 'utf8')
    .split(/^FROM /m)
    .at(-1);
  for (const [, copied = ''] of lastStage?.matchAll(/^COPY --from=build (.+)$/gm) ?? []) {
    const paths = copied.split(' ');
    const target = join(image, paths.pop() ?? '');
    for (const path of paths) {
      const source = path.replace(/^\/app\//, '');
      const into = paths.length > 1 ? join(target, basename(source)) : target;
      mkdirSync(dirname(into), { recursive: true });
      if (['node_modules', '.next'].includes(source)) symlinkSync(resolve(source), into);
      else cpSync(source, into, { recursive: true });
    }
  }
  return image;
}

test('a server, and a backup of its data, need nothing but what the image of the container holds', async () => {
  const image = makeImage();
  const stored = { DATA_DIR: makeFolder(), DATABASE_URL: '' };
  const server = await startServer(stored, image);
  const client = server.client();
  const dataset = await uploadAs(client, smallShop);
  const summary = await client(`/api/data-summary?dataset=${dataset}`);
  expect(await summary.json()).toMatchObject({ totals: { revenue: 17.55 } });
  const baskets = await client(`/api/market-basket-analysis?dataset=${dataset}&minSupport=0.2`);
  expect(await baskets.json()).toMatchObject({ transactions: 3 });
  await server.stop();

  const backup = [
    '--import',
    'tsx',
    '--conditions=react-server',
    'scripts/backup.ts',
    join(stored.DATA_DIR, 'all.tar.gz'),
  ];
  const said = execFileSync(process.execPath, backup, { cwd: image, env: { ...process.env, ...stored } });
  expect(said.toString()).toMatch(/^Backed up to .*saleLines 5, takings 17.55/);
});
