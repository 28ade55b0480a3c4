import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { hasPostgres } from '../../../scripts/postgres.mjs';
import { startPostgres } from '../testing/postgres';
import { smallShop } from '../testing/sales-files';
import { type Client, startServer, type TestServer, uploadAs } from '../testing/server';
import { ask, makeLink } from '../testing/sharing';
import { verifyArchive } from './archive';

const folder = mkdtempSync(join(tmpdir(), 'shelfwise-backup-'));
const at = (name: string) => join(folder, name);
const credentials = { email: 'ann@example.com', password: 'ten letters or more', name: 'Ann' };
const embedded = { DATABASE_URL: '', BETTER_AUTH_SECRET: '' };

let token: string;
let key: string;
let told: unknown;

/** What is answered through all that a backup has to bring back: an account, a key, a link, a file with personal names. */
async function tell(server: TestServer) {
  const client = server.client();
  await ask(client, '/api/auth/sign-in/email', credentials);
  const linked = await (await server.client()(`/api/data-summary?share=${token}`)).json();
  const headers = { authorization: `Bearer ${key}` };
  const byKey = await (await server.client()('/api/datasets', { headers })).json();
  const { datasets } = await ask(client, '/api/datasets');
  const summaries = [];
  for (const { id } of datasets) {
    summaries.push(await ask(client, `/api/data-summary?dataset=${id}&include=customers`));
    summaries.push(await ask(client, `/api/sale-lines?dataset=${id}`));
  }
  return { datasets, byKey, linked, summaries };
}

beforeAll(async () => {
  const server = await startServer({ ...embedded, DATA_DIR: at('first') });
  const client: Client = server.client();
  const dataset = await uploadAs(
    client,
    smallShop.replaceAll(',C1', ',ann@example.com').replaceAll('Tea', 'Thé – "vert"'),
  );
  await uploadAs(client, smallShop.replaceAll('2024-03', '2024-05'), `&dataset=${dataset}&mode=replace`);
  await uploadAs(client, `${smallShop}A9,no day,Tea,Drinks,1,1.00,C3\n`);
  await ask(client, '/api/auth/sign-up/email', credentials);
  token = (await makeLink(client, dataset, { frozen: true })).token;
  key = (await ask(client, '/api/keys', { name: 'Till' })).key;
  told = await tell(server);
  await server.stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(script: string, file: string, env: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', '--conditions=react-server', `scripts/${script}.ts`, at(file)],
    { encoding: 'utf8', env: { ...process.env, ...embedded, ...env } },
  );
  return { status, said: stdout + stderr };
}

test('a backup brings everything back, from the embedded database to Postgres and from there to another folder', async () => {
  const postgres = hasPostgres() ? await startPostgres() : null;
  onTestFinished(() => postgres?.stop());
  const places: Record<string, string>[] = [{ DATA_DIR: at('first') }, { DATA_DIR: at('second') }];
  if (postgres !== null) places.splice(1, 0, { DATABASE_URL: postgres.url, DATA_DIR: at('replica') });
  for (const [index, to] of places.slice(1).entries()) {
    const from = places[index] ?? {};
    const file = `${index}.tar.gz`;
    const sums = expect.stringMatching(/dashboards 2, files 2, saleLines 10, takings 35.1/);
    expect(run('backup', file, from)).toEqual({ status: 0, said: sums });
    expect(run('restore', file, to)).toEqual({ status: 0, said: sums });
    const server = await startServer({ ...embedded, ...to });
    expect(await tell(server)).toEqual(told);
    await server.stop();
    expect(run('restore', file, to)).toEqual({ status: 1, said: expect.stringContaining('not empty') });
  }
  const { DATA_DIR = '' } = places.at(-1) ?? {};
  expect(readdirSync(join(DATA_DIR, 'blobs'))).toEqual(readdirSync(join(at('first'), 'blobs')));
});

test('no file is overwritten, and nothing is restored under another secret', () => {
  const first = { DATA_DIR: at('first') };
  expect(run('backup', '0.tar.gz', first)).toEqual({ status: 1, said: expect.stringContaining('is there already') });
  const other = { DATA_DIR: at('refused'), BETTER_AUTH_SECRET: 'another secret than that of the backup' };
  expect(run('restore', '0.tar.gz', other)).toEqual({
    status: 1,
    said: expect.stringContaining('another BETTER_AUTH_SECRET'),
  });
});

test('a file that is cut off, altered, newer or something else is refused before anything is written', async () => {
  const whole = readFileSync(at('0.tar.gz'));
  const tar = gunzipSync(whole);
  const altered = Buffer.from(tar);
  altered.write('2025', altered.indexOf('2024-05', altered.indexOf('rows/import.jsonl')));
  const damaged: Record<string, Buffer> = {
    cut: whole.subarray(0, whole.length - 2000),
    short: gzipSync(tar.subarray(0, tar.length >> 1)),
    altered: gzipSync(altered),
    flipped: Buffer.from(whole.map((byte, index) => (index === whole.length >> 1 ? byte ^ 1 : byte))),
    sales: Buffer.from(smallShop),
  };
  for (const [name, bytes] of Object.entries(damaged)) {
    writeFileSync(at(name), bytes);
    await expect(verifyArchive(at(name)), name).rejects.toThrow(/is not a whole backup/);
  }
  await expect(verifyArchive(at('gone'))).rejects.toThrow(/There is no file .*gone\./);
  const manifest = tar.subarray(512, 512 + Number.parseInt(tar.toString('latin1', 124, 135), 8));
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const newer = Buffer.from(tar);
  newer.write('9', newer.indexOf('"format": 1') + 10);
  newer.write(hash(newer.subarray(512, 512 + manifest.length)), newer.lastIndexOf(hash(manifest)));
  writeFileSync(at('newer'), gzipSync(newer));
  for (const [name, reason] of [
    ['altered', 'is not a whole backup'],
    ['newer', 'made by a newer version'],
  ] as const)
    expect(run('restore', name, { DATA_DIR: at('refused') })).toEqual({
      status: 1,
      said: expect.stringContaining(reason),
    });
  expect(existsSync(at('refused'))).toBe(false);
});
