/** Writes all that is stored into one file: `npm run backup FILE`. DATA_DIR or DATABASE_URL say where it is stored. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from '../lib/errors';

const [given] = process.argv.slice(2);
if (existsSync('.env')) process.loadEnvFile('.env');
const { backUp } = await import('../lib/server/backup/back-up');
try {
  if (given === undefined) throw new AppError('invalid_input', 'Say which file: npm run backup FILE.');
  const path = resolve(process.env.INIT_CWD ?? '.', given);
  const { totals } = await backUp(path);
  const what = Object.entries(totals).map(([name, sum]) => `${name} ${sum}`);
  console.log(`Backed up to ${path} (${statSync(path).size} bytes): ${what.join(', ')}.`);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
