import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Tests that talk to a real server over HTTP; they need the production build. */
const overHttp = '**/*.http.test.ts';
/** Tests of what goes wrong, on a real server too; `npm run faults`. */
const ofFaults = '**/*.faults.test.ts';

export default defineConfig({
  resolve: {
    alias: [
      { find: 'server-only', replacement: `${root}node_modules/server-only/empty.js` },
      { find: /^@\//, replacement: root },
    ],
  },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    reporters: ['default', './lib/server/faults/fault-table.ts'],
    setupFiles: ['lib/server/testing/stay-inside.cjs'],
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['{lib,app,scripts}/**/*.test.{ts,tsx}'], exclude: [overHttp, ofFaults] },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: [`lib/server/${overHttp}`],
          // Two servers on one Postgres take a minute; the answers themselves are compared by a unit test.
          exclude: ['lib/server/postgres-lines/**'],
          testTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: [`lib/server/${overHttp}`],
          globalSetup: 'lib/server/testing/one-postgres.ts',
          env: { TEST_MODE: 'postgres' },
          testTimeout: 180_000,
        },
      },
      { extends: true, test: { name: 'faults', include: [`lib/server/${ofFaults}`], testTimeout: 1_800_000 } },
    ],
  },
});
