/** Writes synthetic sales as CSV to standard output or a file: npm run sample -- --rows 1000000 --seed 1 > sales.csv */
import { createWriteStream, fstatSync, ftruncateSync, writeSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { AppError } from '../lib/errors';
import { syntheticSales } from '../lib/sales/synthetic';

const usage = `npm run sample -- [options] > sales.csv

  --rows N        sale lines (100000)
  --seed N        another seed, another shop (1)
  --products N    (2000)      --customers N  (20000)
  --days N        (730)       --stores N     (10)
  --start DAY     first day, such as 2023-01-01
  --out FILE      write there instead of to standard output
`;
const standardOutput = 1;

try {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      products: { type: 'string' },
      customers: { type: 'string' },
      days: { type: 'string' },
      stores: { type: 'string' },
      start: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) process.stderr.write(usage);
  else await write(syntheticSales(salesOptions(values)), values.out);
} catch (error) {
  if (!(error instanceof Error)) throw error;
  const code = 'code' in error ? String(error.code) : '';
  const isMisuse = error instanceof AppError || code.startsWith('ERR_PARSE_ARGS');
  if (!isMisuse && !('syscall' in error)) throw error;
  if (code !== 'EPIPE') {
    process.stderr.write(`${error.message}\n${isMisuse ? `\n${usage}` : ''}`);
    process.exitCode = 1;
  }
}

type Values = Record<'rows' | 'seed', string> &
  Partial<Record<'products' | 'customers' | 'days' | 'stores' | 'start', string>>;

function salesOptions({ rows, seed, products, customers, days, stores, start }: Values) {
  return {
    rows: wholeNumber(rows),
    seed: wholeNumber(seed),
    ...(products !== undefined && { products: wholeNumber(products) }),
    ...(customers !== undefined && { customers: wholeNumber(customers) }),
    ...(days !== undefined && { days: wholeNumber(days) }),
    ...(stores !== undefined && { stores: wholeNumber(stores) }),
    ...(start !== undefined && { start }),
  };
}

/** NaN, which no option accepts, for anything but digits. */
function wholeNumber(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
}

async function write(blocks: Iterable<Uint8Array>, file: string | undefined): Promise<void> {
  if (file !== undefined) return pipeline(Readable.from(blocks), createWriteStream(file));
  await pipeline(Readable.from(overBanner(blocks)), process.stdout, { end: false });
}

/**
 * `npm run` prints its banner to standard output before this script starts. In a file that holds nothing else, the
 * banner's place is filled with the first bytes; the rest follows at the offset that the shell, npm and this process share.
 */
function* overBanner(blocks: Iterable<Uint8Array>): Generator<Uint8Array> {
  const banner = Buffer.byteLength(npmBanner());
  const output = fstatSync(standardOutput);
  if (banner === 0 || (output.isFile() && output.size === 0) || process.stdout.isTTY) return yield* blocks;
  if (!output.isFile() || output.size !== banner) {
    process.stderr.write('The output starts with lines of npm; `npm run --silent sample -- ...` leaves them out.\n');
    return yield* blocks;
  }
  ftruncateSync(standardOutput, 0);
  let covered = 0;
  for (const block of blocks) {
    const first = block.subarray(0, banner - covered);
    if (first.length > 0) writeSync(standardOutput, first, 0, first.length, covered);
    covered += first.length;
    yield block.subarray(first.length);
  }
}

/** What npm 10 and 11 print before a script runs; empty when npm does not run this or was told to be silent. */
function npmBanner(): string {
  const { npm_lifecycle_script, npm_lifecycle_event, npm_package_name, npm_package_version, npm_config_loglevel } =
    process.env;
  if (npm_lifecycle_event !== 'sample' || npm_config_loglevel === 'silent') return '';
  const command = [npm_lifecycle_script, ...process.argv.slice(2)].join(' ');
  return `\n> ${npm_package_name}@${npm_package_version} ${npm_lifecycle_event}\n> ${command}\n\n`;
}
