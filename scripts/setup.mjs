/**
 * Makes a checkout ready: dependencies, Prisma client, WebAssembly, an empty database and, with --build, the production build; with
 * --browser, a browser for the tests. Does only what is stale. Node built-ins only, as it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = new Set(process.argv.slice(2));
/** Memory of so many megabytes at most that is handed in: threads may share it, and arrays over it last while it grows. */
const sharedMemory = (most) => {
  const pages = String(most * 16);
  return ['--importMemory', '--sharedMemory', '--maximumMemory', pages, '--enable', 'threads'];
};
process.chdir(root);

refuseOldNode();
install();
generate();
compile('the basket miner', 'lib/basket/itemsets', 'eclat', 'miner', sharedMemory(224));
compile('the reader of columns', 'lib/engine/coded', 'lines', 'lines', sharedMemory(1024));
compile('the reader of rows', 'lib/ingest/read', 'rows', 'rows');
compile('the forest', 'lib/ml/forest', 'split-by-mean', 'splitter');
if (wanted.has('--build')) build();
makeEmptyDatabase();
if (wanted.has('--browser'))
  await (await import(pathToFileURL(join(root, 'scripts', 'browser.mjs')).href)).ensureBrowser();

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `Shelfwise needs Node.js 20.19 or newer; this is ${process.versions.node}. Install a newer one from https://nodejs.org.`,
  );
}

function install() {
  const lock = readJson('package-lock.json');
  const installed = readJson('node_modules/.package-lock.json');
  const isCurrent = ([path, entry]) =>
    path === '' || entry.optional || installed?.packages?.[path]?.version === entry.version;
  if (installed && Object.entries(lock.packages).every(isCurrent)) return;
  run('Installing dependencies', npm(), ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** Generating reads the schema alone; naming any file as the schema engine keeps Prisma from downloading one. */
function generate() {
  const stamp = hash(['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json']);
  unlessStamped('lib/server/generated/.stamp', stamp, () =>
    run('Generating the database client', [process.execPath], ['node_modules/prisma/build/index.js', 'generate'], {
      PRISMA_SCHEMA_ENGINE_BINARY: join(root, 'package.json'),
      CHECKPOINT_DISABLE: '1',
    }),
  );
}

/** WebAssembly goes into a module of its own, so that it is found wherever the code is bundled to. */
function compile(about, folder, source, name, more = []) {
  const into = `${folder}/generated`;
  const wasm = `${into}/${name}.wasm`;
  const flags = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--use', 'abort='];
  unlessStamped(`${into}/.stamp`, hash([`${folder}/wasm`, 'node_modules/assemblyscript/package.json']), () => {
    const compiler = ['node_modules/assemblyscript/bin/asc.js', `${folder}/wasm/${source}.ts`, '--outFile', wasm];
    run(`Compiling ${about}`, [process.execPath], [...compiler, ...flags, ...more]);
    writeFileSync(`${into}/${name}.ts`, `export const ${name}Wasm =\n  '${readFileSync(wasm, 'base64')}';\n`);
  });
}

function build() {
  const sources = [
    'app',
    'lib',
    'public',
    'prisma/schema.prisma',
    'instrumentation.ts',
    'proxy.ts',
    'next.config.js',
    'postcss.config.js',
  ];
  const stamp = hash([...sources, 'tsconfig.json', 'package.json', 'package-lock.json']);
  unlessStamped(join(process.env.NEXT_DIST_DIR ?? '.next', '.stamp'), stamp, () =>
    run('Building', [process.execPath], ['node_modules/next/dist/bin/next', 'build'], { NEXT_TELEMETRY_DISABLED: '1' }),
  );
}

function makeEmptyDatabase() {
  const folder = '.next/empty-database';
  const script = 'scripts/empty-database.ts';
  const sources = [script, 'prisma/migrations', 'lib/server/store/migrate.ts'];
  unlessStamped(`${folder}.stamp`, hash([...sources, 'node_modules/@electric-sql/pglite/package.json']), () =>
    run(
      'Making an empty database',
      [process.execPath],
      ['node_modules/tsx/dist/cli.mjs', '--conditions=react-server', script, folder],
    ),
  );
}

function unlessStamped(path, stamp, make) {
  if (existsSync(path) && readFileSync(path, 'utf8') === stamp) return;
  make();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, stamp);
}

/** One hash over files and whole folders; tests and generated files decide nothing. */
function hash(paths) {
  const sum = createHash('sha256').update(process.version);
  const add = (path) => {
    if (/\.test\.tsx?$|server[\\/]generated$/.test(path) || !existsSync(path)) return;
    sum.update(path);
    sum.update(readFileSync(path));
  };
  const walk = (path) => {
    let entries;
    try {
      entries = readdirSync(path).sort();
    } catch {
      return add(path);
    }
    if (!/server[\\/]generated$/.test(path)) for (const entry of entries) walk(join(path, entry));
  };
  paths.forEach(walk);
  return sum.digest('hex');
}

function npm() {
  return process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
}

function run(what, [command, ...first], args, env = {}) {
  console.error(`${what} ...`);
  const result = spawnSync(command, [...first, ...args], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (result.status !== 0) fail(`${what} failed. The lines above say why.`);
}

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}
