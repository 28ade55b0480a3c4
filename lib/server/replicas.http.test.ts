import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasPostgres } from '../../scripts/postgres.mjs';
import { startPostgres, type TestPostgres } from './testing/postgres';
import { smallShop } from './testing/sales-files';
import { type Client, datasetsOf, startServer, type TestServer, upload, uploadAs } from './testing/server';
import { ask, makeLink } from './testing/sharing';

let postgres: TestPostgres | null;
let one: TestServer;
let two: TestServer;
beforeAll(async () => {
  postgres = hasPostgres() ? await startPostgres() : null;
  if (postgres === null) return;
  const settings = { DATABASE_URL: postgres.url, BETTER_AUTH_SECRET: 'a secret that both of the replicas share' };
  [one, two] = await Promise.all([startServer(settings), startServer(settings)]);
});
afterAll(async () => {
  if (postgres === null) return;
  await Promise.all([one.stop(), two.stop()]);
  await postgres.stop();
});

/** Somebody whom a proxy sends to one replica and to the other. */
function visitor(): [Client, Client] {
  const jar = new Map<string, string>();
  return [one.client(jar), two.client(jar)];
}

const credentials = { email: 'ann@example.com', password: 'ten letters or more', name: 'Ann' };
const blobsOf = ({ dataFolder }: TestServer) => readdirSync(join(dataFolder, 'blobs'));
const signOut = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };

test.skipIf(!hasPostgres())(
  'what one replica stored, the other restores from the database, checked by its hash',
  async () => {
    const [here, there] = visitor();
    const dataset = await uploadAs(here, smallShop);
    expect(blobsOf(two)).toEqual([]);
    const summary = await ask(there, `/api/data-summary?dataset=${dataset}`);
    expect(summary).toMatchObject({ totals: { revenue: 17.55, transactions: 4 } });
    const restored = blobsOf(two);
    expect(restored.length).toBeGreaterThan(0);
    expect(blobsOf(one)).toEqual(expect.arrayContaining(restored));
    for (const name of restored)
      expect(
        createHash('sha256')
          .update(readFileSync(join(two.dataFolder, 'blobs', name)))
          .digest('hex'),
      ).toBe(name);

    const april = smallShop.replaceAll('2024-03', '2024-04').replaceAll(/^[AC]\d/gm, 'D$&');
    const twice = await Promise.all([here, there].map((client) => upload(client, april, `&dataset=${dataset}`)));
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 201]);
    for (const client of [here, there]) expect(await datasetsOf(client)).toMatchObject([{ rows: 10 }]);

    await there(`/api/datasets/${dataset}`, { method: 'DELETE' });
    expect((await here(`/api/data-summary?dataset=${dataset}`)).status).toBe(404);
  },
);

test.skipIf(!hasPostgres())('an account, its links and their end count on both at once', async () => {
  const [here, there] = visitor();
  const dataset = await uploadAs(here, smallShop);
  await ask(here, '/api/auth/sign-up/email', credentials);
  expect(await datasetsOf(there)).toMatchObject([{ id: dataset, role: 'owner' }]);

  const { id, token } = await makeLink(here, dataset);
  const opened = (server: TestServer) => server.client()(`/api/data-summary?share=${token}`);
  expect(await (await opened(two)).json()).toMatchObject({ totals: { revenue: 17.55 } });
  await there(`/api/shares/${id}`, { method: 'DELETE' });
  expect((await opened(one)).status).toBe(404);
  expect((await opened(two)).status).toBe(404);

  const phone = new Map<string, string>();
  const [phoneHere, phoneThere] = [one.client(phone), two.client(phone)];
  await ask(phoneHere, '/api/auth/sign-in/email', credentials);
  const kept = new Map(phone);
  expect((await phoneThere('/api/auth/sign-out', signOut)).status).toBe(200);
  expect(await datasetsOf(one.client(kept))).toEqual([]);
  expect(await datasetsOf(here)).toHaveLength(1);
});

test.skipIf(!hasPostgres())('tries at a password are counted together', async () => {
  const [here] = visitor();
  const { token } = await makeLink(here, await uploadAs(here, smallShop), { password: 'correct horse' });
  const guess = async (server: TestServer) => {
    const body = JSON.stringify({ token, password: 'wrong horse' });
    const headers = { 'content-type': 'application/json' };
    return (await server.client()('/api/shares/open', { method: 'POST', body, headers })).status;
  };
  const guesses = await Promise.all(Array.from({ length: 10 }, (_, index) => guess(index % 2 === 0 ? one : two)));
  expect(new Set(guesses)).toEqual(new Set([401]));
  expect(await Promise.all([guess(one), guess(two)])).toEqual([429, 429]);
});
