import 'server-only';
import { statfsSync } from 'node:fs';
import { AppError } from '../../errors';
import { env } from '../env';
import { dataFolder } from '../store/data-folder';

/** The embedded database ends when it has no room for its log, so files may not take the last of it. */
const reserveBytes = 64 << 20;

/**
 * Refuses what would fill the disk of the embedded database; the disk of Postgres is its own affair.
 * @param bytes how much is to come
 * @throws AppError "storage_full"
 */
export function refuseWithoutRoom(bytes: number): void {
  if (env().DATABASE_URL !== undefined) return;
  const { bavail, bsize } = statfsSync(dataFolder().database);
  if (bavail * bsize >= bytes + reserveBytes) return;
  throw new AppError(
    'storage_full',
    'There is no room left to store this. Nothing was stored; delete a dataset or add space.',
  );
}
