import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { browserArguments, findBrowser } from './scripts/browser.mjs';

const port = Number(process.env.E2E_PORT ?? 3917);

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.tmp/e2e',
  fullyParallel: true,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: !!process.env.CI,
  // A second try tells a slow machine from a fault; the report names what needed it.
  retries: 1,
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'en-GB',
    // A trace of each test would double the time of all of them; `--trace on` records one that failed.
    screenshot: 'only-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: await findBrowser(),
      args: [
        ...browserArguments,
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        // Pages reach no other machine than this one.
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ],
    },
  },
  webServer: {
    command: 'node scripts/start.mjs',
    url: `http://127.0.0.1:${port}/api/health`,
    env: {
      PORT: String(port),
      DATA_DIR: join('.tmp', 'e2e-data'),
      DATABASE_URL: '',
      PRACTICE: '0',
      NODE_OPTIONS: `--require "${join(import.meta.dirname, 'lib/server/testing/stay-inside.cjs')}"`,
    },
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
    timeout: 60_000,
  },
});
