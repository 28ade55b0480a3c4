import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { smallShop } from './testing/sales-files';
import { startRefused, startServer } from './testing/server';

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
