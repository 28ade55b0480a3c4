/** Puts a backup where nothing is yet: `npm run restore FILE`. DATA_DIR or DATABASE_URL say where. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from '../lib/errors';

const [given] = process.argv.slice(2);
if (existsSync('.env')) process.loadEnvFile('.env');
const { restore } = await import('../lib/server/backup/restore');
try {
  if (given === undefined) throw new AppError('invalid_input', 'Say which file: npm run restore FILE.');
  const path = resolve(process.env.INIT_CWD ?? '.', given);
  const { totals } = await restore(path);
  const what = Object.entries(totals).map(([name, sum]) => `${name} ${sum}`);
  console.log(`Restored ${path}: ${what.join(', ')}.`);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
