import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Tests that talk to a real server over HTTP; they need the production build. */
const overHttp = '**/*.http.test.ts';
/** Tests of what goes wrong, on a real server too; `npm run faults`. */
const ofFaults = '**/*.faults.test.ts';
const unitTests = '{lib,app,scripts}/**/*.test.{ts,tsx}';
/** Of what keeps something in the process: a database, settings, threads. */
const keepState = ['lib/server/**/*.test.ts', 'scripts/**/*.test.ts'];
/** What touches the database most. */
const databaseFirst = ['account/account', 'ingest/beside-others'].map((name) => `lib/server/${name}.http.test.ts`);

const onPostgres = {
  globalSetup: 'lib/server/testing/one-postgres.ts',
  env: { TEST_MODE: 'postgres' },
};

export default defineConfig({
  resolve: {
    alias: [
      { find: 'server-only', replacement: `${root}node_modules/server-only/empty.js` },
      { find: /^@\//, replacement: root },
    ],
  },
  test: {
    testTimeout: 180_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    // Tests of the server wait for much of their time: a third worker keeps two cores busy.
    maxWorkers: 3,
    reporters: ['default', './lib/server/faults/fault-table.ts'],
    setupFiles: ['lib/server/testing/stay-inside.cjs'],
    projects: [
      {
        extends: true,
        // They leave nothing behind, so that what they import is loaded once for all: half the processor time of most.
        test: { name: 'unit', include: [unitTests], exclude: keepState, isolate: false },
      },
      {
        extends: true,
        test: { name: 'server-unit', include: keepState, exclude: [overHttp, ofFaults] },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: [`lib/server/${overHttp}`],
          // Two servers on one Postgres take a minute; the answers themselves are compared by a unit test.
          exclude: ['lib/server/postgres-lines/**'],
        },
      },
      { extends: true, test: { ...onPostgres, name: 'postgres-first', include: databaseFirst } },
      { extends: true, test: { ...onPostgres, name: 'postgres', include: [`lib/server/${overHttp}`] } },
      { extends: true, test: { name: 'faults', include: [`lib/server/${ofFaults}`], testTimeout: 1_800_000 } },
    ],
  },
});
