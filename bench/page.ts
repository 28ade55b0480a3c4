import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { browserArguments, findBrowser } from '../scripts/browser.mjs';
import { traceMainThread } from './main-thread';
import type { SalesFile } from './sales-file';
import { startShelfwise } from './servers';
import { uploadToShelfwise } from './sides';
import type { Row } from './table';

const settledMs = 300;

/**
 * The summary page of a dataset that nobody has asked about yet, in a browser with an empty cache: compressed bytes of its
 * scripts, how long its main thread was blocked, and the time from opening it to the last change of a chart, a number or a
 * placeholder; then the same time after a filter that nobody has asked for, and after taking it off again. At last it is opened once
 * more in an empty cache, when the server has its answers and leaves the processor to the browser.
 */
export async function measurePage(folder: string, rounds: number, nextSales: () => SalesFile): Promise<Row[]> {
  const server = await startShelfwise(join(folder, 'page'));
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments });
  const row = (what: string, unit: Row['unit']): Row & { ours: number[] } => ({ what, unit, ours: [], peer: [] });
  const scripts = row('scripts of the first load, compressed', 'KB');
  const drawn = row('opened to all charts drawn', 's');
  const blockedRow = () => row('main thread blocked beyond 50 ms a task meanwhile, by the clock', 'ms');
  const ownRow = () => row('the same of its own processor time', 'ms');
  const [blocked, own, blockedAgain, ownAgain] = [blockedRow(), ownRow(), blockedRow(), ownRow()];
  const filtered = row('another filter to all charts drawn', 'ms');
  const back = row('a filter seen before to all charts drawn', 'ms');
  const drawnAgain = row('opened when the server has its answers, to all charts drawn', 's');
  try {
    const origin = `http://127.0.0.1:${server.port}`;
    for (let round = 0; round < rounds; round++) {
      const { dataset } = await uploadToShelfwise(server, nextSales());
      const url = `${origin}/d/${dataset}/summary`;
      const first = await open(browser, url, server.client.cookie);
      drawn.ours.push(first.seconds);
      scripts.ours.push(first.scriptBytes / 1024);
      blocked.ours.push(first.blocked.clockMs);
      own.ours.push(first.blocked.ownMs);
      filtered.ours.push(await timeOf(first.page, () => chooseFirst(first.page)));
      back.ours.push(await timeOf(first.page, () => first.page.getByRole('button', { name: 'Clear all' }).click()));
      await first.page.context().close();
      const again = await open(browser, url, server.client.cookie);
      drawnAgain.ours.push(again.seconds);
      blockedAgain.ours.push(again.blocked.clockMs);
      ownAgain.ours.push(again.blocked.ownMs);
      await again.page.context().close();
    }
  } finally {
    await browser.close();
    await server.stop();
  }
  return [scripts, drawn, blocked, own, filtered, back, drawnAgain, blockedAgain, ownAgain];
}

/** Opens a page in an empty cache, as far as its last change. */
async function open(browser: Browser, url: string, cookie: string) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 2_400 } });
  await context.setExtraHTTPHeaders({ cookie });
  const page = await context.newPage();
  await page.addInitScript(recordChanges);
  const scriptBytes = countScriptBytes(page);
  const { result: seconds, blocked } = await traceMainThread(browser, page, async () => {
    const start = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    return ((await chartsDrawn(page)) - start) / 1000;
  });
  return { page, seconds, blocked, scriptBytes: await scriptBytes() };
}

declare global {
  interface Window {
    clickedAt: number;
    changedAt: number;
  }
}

function recordChanges(): void {
  window.changedAt = performance.now();
  new MutationObserver(() => {
    window.changedAt = performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}

/** Clicks the first bar of the bestsellers, which filters the page by that product. */
async function chooseFirst(page: Page): Promise<void> {
  await page.locator('main li button').first().click();
}

/** From the click, as the page sees it: to find what is to be clicked takes the driver longer than the page takes to draw. */
async function timeOf(page: Page, click: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    addEventListener('click', ({ timeStamp }) => Object.assign(window, { clickedAt: timeStamp }), {
      capture: true,
      once: true,
    });
  });
  await click();
  const clickedAt = await page.evaluate(() => window.clickedAt);
  return (await lastChange(page, clickedAt)) - clickedAt;
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

/** When the page last changed before it stood still with charts and without placeholders, by the clock of this process. */
async function chartsDrawn(page: Page): Promise<number> {
  await page.waitForSelector('[role=application] svg', { timeout: 60_000 });
  const drawn = await lastChange(page, 0);
  return performance.now() - ((await page.evaluate(() => performance.now())) - drawn);
}

/** The same by the clock of the page, once it has changed after a moment. */
function lastChange(page: Page, since: number): Promise<number> {
  const until = { settled: settledMs, since };
  return page.evaluate(async ({ settled, since }) => {
    for (;;) {
      await new Promise(requestAnimationFrame);
      const waiting = document.querySelector('[class*="animate-pulse"], [aria-busy="true"]') !== null;
      const isStill = window.changedAt > since && performance.now() - window.changedAt >= settled;
      if (!waiting && isStill) return window.changedAt;
    }
  }, until);
}
