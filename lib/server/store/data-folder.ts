import 'server-only';
import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../errors';
import { env } from '../env';
import { once } from '../once';
import { lockFolder } from './folder-lock';

export interface DataFolder {
  /** Where PGlite keeps its files. */
  database: string;
  /** Uploads on their way; emptied at every start. */
  spool: string;
  /** Uploads that wait for a decision; emptied at every start. */
  kept: string;
  /** Parquet parts and rejected rows, named by their SHA-256. */
  blobs: string;
  /** Signs the session cookies. */
  secret: string;
}

/**
 * The data folder, made, checked and locked for this process.
 * @throws AppError "invalid_input" when it is not writable or another process has it
 */
export const dataFolder = once('data-folder', (): DataFolder => {
  const root = env().DATA_DIR;
  const folder = {
    database: join(root, 'database'),
    spool: join(root, 'spool'),
    kept: join(root, 'kept'),
    blobs: join(root, 'blobs'),
  };
  try {
    mkdirSync(root, { recursive: true, mode: 0o700 });
    accessSync(root, constants.R_OK | constants.W_OK | constants.X_OK);
    lockFolder(join(root, 'lock'));
    for (const path of [folder.spool, folder.kept]) rmSync(path, { recursive: true, force: true });
    for (const path of [folder.spool, folder.kept, folder.blobs]) mkdirSync(path, { recursive: true });
  } catch (error) {
    if (error instanceof AppError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError(
      'invalid_input',
      `The data folder ${root} cannot be written (${reason}). Make it writable, or set DATA_DIR to another folder.`,
    );
  }
  return { ...folder, secret: env().BETTER_AUTH_SECRET ?? keptSecret(join(root, 'secret')) };
});

function keptSecret(path: string): string {
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return readFileSync(path, 'utf8').trim();
}
