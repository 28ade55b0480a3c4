/** Finds the browser that the tests drive, and installs one where there is none. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** For a browser that is driven: no address bar, whose suggestions are pages that each window would load. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
];

/** Path of a Chromium: PLAYWRIGHT_CHROMIUM_PATH, Playwright's own, or the system's; undefined where there is none. */
export async function findBrowser() {
  const given = process.env.PLAYWRIGHT_CHROMIUM_PATH;
  if (given) return given;
  const { chromium } = await import('@playwright/test');
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [chromium.executablePath(), ...onPath, ...places].find(isExecutable);
}

/** Makes sure that there is a browser: Playwright's download first, then the system's packages. */
export async function ensureBrowser() {
  if (await findBrowser()) return;
  console.error('Installing a browser for the tests ...');
  const attempts = [
    [process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium']],
    ['apt-get', ['update', '-qq']],
    ['apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation']],
  ];
  for (const [command, args] of attempts) {
    if (command === 'apt-get' && process.getuid?.() !== 0) continue;
    spawnSync(command, args, {
      stdio: ['ignore', 2, 2],
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (await findBrowser()) return;
  }
  console.error(
    '\nThe browser tests need Chromium, and none could be installed. Install it (Debian and Ubuntu: sudo apt-get install chromium; ' +
      'elsewhere: npx playwright install chromium), or set PLAYWRIGHT_CHROMIUM_PATH to one.\n',
  );
  process.exit(1);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return existsSync(path);
  } catch {
    return false;
  }
}
