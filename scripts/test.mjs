/**
 * All checks, or with --quick those without a browser and a server; the last line counts them together:
 * every lint, type, layer and unused-code run is one, every unit, contract and browser test is one.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasPostgres } from './postgres.mjs';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const quick = process.argv.includes('--quick');
const reports = '.tmp/reports';
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const total = { passed: 0, failed: 0, skipped: 0 };
// Each keeps one core busy: side by side they take half the time.
await Promise.all([
  check('Types', 'typescript/bin/tsc', ['--noEmit']),
  check('Format and lint', '@biomejs/biome/bin/biome', ['ci', '.']),
  check('Layers', 'dependency-cruiser/bin/dependency-cruise.mjs', [
    'app',
    'lib',
    '--config',
    '.dependency-cruiser.cjs',
  ]),
  check('Unused code', 'knip/bin/knip.js', []),
  ...(quick ? [] : [check('Advisories', '../scripts/advisories.mjs', [])]),
]);
// Side by side, as tests of the server wait while the others work.
const projects = ['unit', 'server-unit', ...(quick ? [] : ['server', ...(hasPostgres() ? ['postgres-first'] : [])])];
suite(
  `Tests: ${projects.join(', ')}`,
  'vitest/vitest.mjs',
  ['run', ...projects.flatMap((name) => ['--project', name]), '--reporter=default', '--reporter=json'],
  'vitest',
);
if (!quick) {
  if (!hasPostgres()) console.log('\n── Tests on Postgres: left out, as there is none (TEST_DATABASE_URL names one)');
  suite('Browser tests', '@playwright/test/cli.js', ['test', '--reporter=list,json'], 'browser');
}

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed === 0 ? 0 : 1);

/** What it says is printed whole, when it is done. */
async function check(name, script, args) {
  const started = Date.now();
  const child = spawn(process.execPath, [`node_modules/${script}`, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said += text;
    });
  const [status] = await once(child, 'close');
  console.log(`\n── ${name}\n${said}${outcome(name, status, started)}`);
  total[status === 0 ? 'passed' : 'failed']++;
}

function suite(name, script, args, file) {
  const path = `${reports}/${file}.json`;
  const output = script.startsWith('vitest') ? [`--outputFile.json=${path}`] : [];
  const status = run(name, script, [...args, ...output], { PLAYWRIGHT_JSON_OUTPUT_NAME: path });
  const counts = existsSync(path)
    ? count(JSON.parse(readFileSync(path, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 };
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  for (const key of Object.keys(total)) total[key] += counts[key];
}

function count(report) {
  if (report.stats) {
    const { expected, flaky, unexpected, skipped } = report.stats;
    return { passed: expected + flaky, failed: unexpected, skipped };
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function run(name, script, args, env = {}) {
  console.log(`\n── ${name}`);
  const started = Date.now();
  const { status } = spawnSync(process.execPath, [`node_modules/${script}`, ...args], {
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  });
  console.log(outcome(name, status, started));
  return status;
}

function outcome(name, status, started) {
  return `── ${name}: ${status === 0 ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`;
}
