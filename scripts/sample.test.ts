import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { syntheticSales } from '../lib/sales/synthetic';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'shelfwise-sample-'));
afterAll(() => rmSync(folder, { recursive: true }));

const expected = Buffer.concat([...syntheticSales({ rows: 20_000, seed: 4 })]).toString('utf8');
const wanted = ['--rows', '20000', '--seed', '4'];

function sample(args: string[], stdout: 'pipe' | number, env: Record<string, string> = {}) {
  return spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/sample.ts', ...args], {
    cwd: root,
    env: { ...process.env, npm_lifecycle_event: '', ...env },
    stdio: ['ignore', stdout, 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
}

/** The file as `npm run sample -- ... > file` leaves it: npm's banner first, then what the script does about it. */
function underNpm(before: string, flags: 'a' | 'w') {
  const path = join(folder, 'sales.csv');
  writeFileSync(path, before);
  const banner = `\n> shelfwise@0.1.0 sample\n> tsx sample.ts ${wanted.join(' ')}\n\n`;
  const file = openSync(path, flags);
  writeFileSync(file, banner);
  const { stderr } = sample(wanted, file, {
    npm_lifecycle_event: 'sample',
    npm_lifecycle_script: 'tsx sample.ts',
    npm_package_name: 'shelfwise',
    npm_package_version: '0.1.0',
  });
  writeFileSync(file, 'after\n');
  closeSync(file);
  return { text: readFileSync(path, 'utf8'), banner, stderr };
}

describe('the sample script', () => {
  it('writes the sales to standard output or to a file', () => {
    expect(sample(wanted, 'pipe').stdout).toBe(expected);
    const out = join(folder, 'out.csv');
    expect(sample([...wanted, '--out', out], 'pipe').stdout).toBe('');
    expect(readFileSync(out, 'utf8')).toBe(expected);
  });

  it('leaves no line of npm in a redirected file', () => {
    expect(underNpm('', 'w').text).toBe(`${expected}after\n`);
    expect(underNpm('', 'a').text).toBe(`${expected}after\n`);
  });

  it('touches nothing that was in the file before, and says what the file holds', () => {
    const { text, banner, stderr } = underNpm('mine\n', 'a');
    expect(text).toBe(`mine\n${banner}${expected}after\n`);
    expect(stderr).toContain('npm run --silent sample');
  });

  it.each([
    [['--rows', '1e3'], 'rows must be a whole number'],
    [['--start', '2024-02-30'], 'start must be a day'],
    [['--colour', 'red'], "Unknown option '--colour'"],
    [['--out', join('no', 'such', 'folder')], 'no such file or directory'],
  ])('%j is refused in a sentence', (args, message) => {
    const { status, stdout, stderr } = sample(args, 'pipe');
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  it.skipIf(process.platform === 'win32')('ends quietly when the reader has enough', () => {
    const script = `"${process.execPath}" node_modules/tsx/dist/cli.mjs scripts/sample.ts --rows 500000 | head -n 1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', script], {
      cwd: root,
      env: process.env,
      encoding: 'utf8',
    });
    expect(stdout).toMatch(/^transaction_id,date,/);
    expect(stderr).toBe('');
  });
});
