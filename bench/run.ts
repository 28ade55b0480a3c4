/**
 * Measures Shelfwise beside its peer and prints Markdown tables: npm run bench -- [upload] [questions] [notations] [page]
 * [forest] [segments] [baskets], the last with `--retail FILE` to search a real file as well. Sales are made (`--rows`) or those
 * of `--sales FILE`.
 * With `corpus DIR`, uploads the files of a folder and says which are not read as its EXPECT.tsv expects.
 * With `load`, has 50 readers and 2 uploaders ask one server for `--minutes`, and says whether it stays as it was.
 * With `growth`, measures what 0.1M, 1M and 10M lines (or `--sizes`) cost on Postgres, and carries it on.
 * With `forecast SERIES.json OUT.csv`, forecasts the series of a file, to be scored elsewhere.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BasketFile, fileAt, measureBaskets, measureMining } from './baskets';
import { driveCorpus } from './corpus';
import { forecastSeries } from './forecast-series';
import { measureForest } from './forest';
import { measureGrowth } from './growth';
import { measureLoad } from './load/load';
import { measureNotations } from './notations';
import { measureOverHttp } from './over-http';
import { measurePage } from './page';
import { canMeter } from './process-meter';
import { makeSales, variantsOf } from './sales-file';
import { measureSegments } from './segments';
import { findPeer, startPeer, startShelfwise } from './servers';
import { type Side, uploadToPeer, uploadToShelfwise } from './sides';
import { markdownTable } from './table';

const known = ['upload', 'questions', 'notations', 'page', 'forest', 'segments', 'baskets', 'load', 'growth'];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '5' },
    sales: { type: 'string' },
    retail: { type: 'string' },
    sizes: { type: 'string', default: '100000,1000000,10000000' },
    minutes: { type: 'string', default: '10' },
    'upload-rows': { type: 'string', default: '100000' },
    'upload-pause': { type: 'string', default: '0' },
  },
});
const [task, from, to] = positionals;
if (task === 'corpus' && from !== undefined) {
  const failed = await driveCorpus(resolve(from));
  console.log(failed === 0 ? '\nAll lines hold.' : `\n${failed} lines do not hold.`);
  process.exit(failed === 0 ? 0 : 1);
}
if (task === 'forecast' && from !== undefined && to !== undefined) {
  await forecastSeries(resolve(from), resolve(to), (line) => console.error(line));
  process.exit(0);
}
const rows = Number(values.rows);
const rounds = Number(values.rounds);
const stranger = positionals.find((name) => !known.includes(name));
if (stranger !== undefined || !(rows >= 2) || !(rounds >= 1)) {
  console.error(
    `npm run bench -- [${known.join('] [')}] [--rows 1000000 | --sales FILE] [--rounds 5] [--retail FILE], load [--minutes 10] [--upload-rows 100000] [--upload-pause MILLISECONDS], corpus DIR, or forecast SERIES.json OUT.csv`,
  );
  process.exit(1);
}
const names = new Set(
  positionals.length > 0 ? positionals : known.filter((name) => name !== 'load' && name !== 'growth'),
);
const log = (line: string) => console.error(line);

const ours: Side = {
  name: 'ours',
  start: startShelfwise,
  upload: uploadToShelfwise,
  questions: ['/api/data-summary', '/api/current-analysis?include=trends'],
};
const found = findPeer();
if ('missing' in found) log(`Shelfwise alone: ${found.missing}.`);
const peers: Side[] =
  'missing' in found
    ? []
    : [
        {
          name: 'peer',
          start: (dataFolder) => startPeer(found.folder, dataFolder),
          upload: uploadToPeer,
          questions: ['/data-summary', '/current-analysis?ml=0'],
        },
      ];
if (!canMeter) log('CPU time and memory of the servers are read from /proc, which only Linux has: left out.');

const [load = 0] = loadavg();
if (load > 0.5) log(`The machine is busy (load ${load.toFixed(1)}): trust CPU seconds and ratios more than times.`);

const folder = mkdtempSync(join(tmpdir(), 'shelfwise-bench-'));
try {
  if (names.delete('forest')) {
    const measured = measureForest(folder, rounds, peers.length > 0, log);
    console.log(`\nTraining 100 trees in one thread\n\n${markdownTable(measured, ['Shelfwise', 'scikit-learn'])}`);
  }
  if (names.delete('segments')) {
    const { rows: measured, inertias } = measureSegments(folder, rounds, peers.length > 0);
    const table = markdownTable(measured, ['Shelfwise', 'scikit-learn']);
    console.log(`\nSegments of 100,000 customers\n\n${table}\n\n${inertias.join('\n')}`);
  }
  if (names.delete('growth'))
    console.log(`\nWhat lines cost\n\n${await measureGrowth(folder, values.sizes.split(',').map(Number), log)}`);
  if (names.delete('load')) {
    const options = { rows, readers: 50, pauseMs: 1000, uploaders: 2, ...loadOf(values) };
    console.log(`\nUnder load\n\n${await measureLoad(folder, options, log)}`);
  }
  if (names.size > 0) await measureSales(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function loadOf(given: { minutes: string; 'upload-rows': string; 'upload-pause': string }) {
  const { minutes, 'upload-rows': uploadRows, 'upload-pause': uploadPauseMs } = given;
  return { minutes: Number(minutes), uploadRows: Number(uploadRows), uploadPauseMs: Number(uploadPauseMs) };
}

async function measureSales(folder: string): Promise<void> {
  if (values.sales === undefined) log(`making ${rows} sale lines`);
  const nextSales = await (values.sales === undefined ? makeSales(folder, rows) : variantsOf(resolve(values.sales)));
  const first = nextSales();
  const [cpu] = cpus();
  console.log(
    `${first.rows} sale lines, ${(first.bytes / 1e6).toFixed(0)} MB; ${cpus().length} × ${cpu?.model ?? 'CPU'}; Node ${process.version}`,
  );
  if (names.has('upload') || names.has('questions')) {
    const measured = await measureOverHttp({ sides: [...peers, ours], rounds, folder, nextSales, names, log });
    console.log(`\nMedians of ${rounds} rounds over HTTP on loopback (least to most)\n\n${markdownTable(measured)}`);
  }
  if (names.has('notations')) {
    const measured = await measureNotations(folder, rounds, nextSales());
    console.log(`\nWarm uploads in other notations\n\n${markdownTable(measured, ['as named', 'plain'])}`);
  }
  if (names.has('page'))
    console.log(`\nThe dashboard in Chromium\n\n${markdownTable(await measurePage(folder, rounds, nextSales))}`);
  if (names.has('baskets')) {
    const { retail } = values;
    const files: BasketFile[] = [{ name: 'synthetic', sales: nextSales(), supports: [0.002] }];
    if (retail === undefined) log('--retail names a real sales file to search as well.');
    else {
      files.unshift({ name: basename(retail), sales: fileAt(retail), supports: [0.01, 0.005] });
      console.log(`\nMining alone\n\n${markdownTable(await measureMining(retail, [0.01, 0.005, 0.002], rounds))}`);
    }
    const measured = await measureBaskets([...peers, ours], folder, rounds, files, log);
    console.log(`\nFrom stored lines to all rules\n\n${markdownTable(measured)}`);
  }
}
