/**
 * Fails on a Next.js older than the last version that mended a published advisory, and on packages of the product with a
 * known flaw of high severity, where the registry tells of them.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** GHSA-2xp9-vwfh-vxw4 and GHSA-p293-qw3h-jr36, August 2026. */
const leastNext = '16.3.3';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const { version } = packages['node_modules/next'];
if (isOlder(version, leastNext))
  fail(`Next.js ${version} has known flaws; ${leastNext} is the least that has them mended.`);

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const { stdout } = spawnSync(npm, ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  timeout: 30_000,
  shell: process.platform === 'win32',
});
const found = read(stdout)?.metadata?.vulnerabilities;
if (found === undefined)
  console.log('The registry does not tell of advisories; only the version of Next.js was checked.');
else if (found.high + found.critical > 0) fail(`${found.high + found.critical} packages have serious flaws: npm audit`);
else console.log('No package of the product has a known flaw of high severity.');

function isOlder(one, other) {
  const [left, right] = [one, other].map((text) => text.split('-')[0].split('.').map(Number));
  const index = left.findIndex((part, position) => part !== right[position]);
  return index >= 0 && left[index] < right[index];
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function fail(reason) {
  console.error(reason);
  process.exit(1);
}
