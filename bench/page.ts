import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../scripts/browser.mjs';
import type { SalesFile } from './sales-file';
import { startShelfwise } from './servers';
import { uploadToShelfwise } from './sides';
import type { Row } from './table';

const settledMs = 300;

/**
 * The summary page of a dataset that nobody has asked about yet, in a browser with an empty cache: compressed bytes of its
 * scripts, and the time from opening it to the last change of a chart, a number or a placeholder.
 */
export async function measurePage(folder: string, rounds: number, nextSales: () => SalesFile): Promise<Row[]> {
  const server = await startShelfwise(join(folder, 'page'));
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const scripts: Row & { ours: number[] } = {
    what: 'scripts of the first load, compressed',
    unit: 'KB',
    ours: [],
    peer: [],
  };
  const drawn: Row & { ours: number[] } = { what: 'opened to all charts drawn', unit: 's', ours: [], peer: [] };
  try {
    const origin = `http://127.0.0.1:${server.port}`;
    for (let round = 0; round < rounds; round++) {
      const { dataset } = await uploadToShelfwise(server, nextSales());
      const context = await browser.newContext({ viewport: { width: 1280, height: 2_400 } });
      await context.setExtraHTTPHeaders({ cookie: server.client.cookie });
      const page = await context.newPage();
      const scriptBytes = countScriptBytes(page);
      const start = performance.now();
      await page.goto(`${origin}/d/${dataset}/summary`, { waitUntil: 'commit' });
      drawn.ours.push(((await chartsDrawn(page)) - start) / 1000);
      scripts.ours.push((await scriptBytes()) / 1024);
      await context.close();
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  return [scripts, drawn];
}

/** Bytes of script responses as they came over the wire, headers included. */
function countScriptBytes(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() !== 'script') return;
    sizes.push(
      request.sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize),
    );
  });
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** When the page last changed before it stood still with charts and without placeholders. */
async function chartsDrawn(page: Page): Promise<number> {
  await page.waitForSelector('svg.recharts-surface', { timeout: 60_000 });
  const quietSince = await page.evaluate(async (settled) => {
    let changed = performance.now();
    new MutationObserver(() => {
      changed = performance.now();
    }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    for (;;) {
      await new Promise(requestAnimationFrame);
      const waiting = document.querySelector('[class*="animate-pulse"], [aria-busy="true"]') !== null;
      if (!waiting && performance.now() - changed >= settled) return performance.now() - changed;
    }
  }, settledMs);
  return performance.now() - quietSince;
}
