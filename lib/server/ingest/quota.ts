import 'server-only';
import { z } from 'zod';
import { AppError } from '../../errors';
import { env } from '../env';
import { database } from '../store/database';

const Stored = z.object({ datasets: z.coerce.number(), bytes: z.coerce.number(), rows: z.coerce.number() });

/**
 * Refuses an upload when what an account has stored is at its limit already.
 * @throws AppError "storage_full" that names the limit
 */
export async function refuseOverQuota(ownerId: string | null, isNew: boolean): Promise<void> {
  if (ownerId === null) return;
  const { MAX_DATASETS, MAX_STORED_MB, MAX_STORED_ROWS } = env();
  const { datasets, bytes, rows } = await storedOf(ownerId);
  if (isNew && datasets >= MAX_DATASETS) throw full(`${MAX_DATASETS} dashboards`);
  if (bytes >= MAX_STORED_MB * 1_048_576) throw full(`${MAX_STORED_MB} MB of files`);
  if (rows >= MAX_STORED_ROWS) throw full(`${MAX_STORED_ROWS} rows`);
}

async function storedOf(ownerId: string) {
  const prisma = await database();
  const rows = await prisma.$queryRaw`
    SELECT count(DISTINCT dataset.id)::text AS datasets,
           coalesce(sum(import.bytes), 0)::text AS bytes,
           coalesce(sum((import.profile->>'rows')::bigint), 0)::text AS rows
      FROM dataset LEFT JOIN import ON import."datasetId" = dataset.id
     WHERE dataset."ownerId" = ${ownerId}`;
  return z.tuple([Stored]).parse(rows)[0];
}

function full(what: string): AppError {
  return new AppError('storage_full', `There is room for ${what} here. Nothing was stored; delete what is not needed.`);
}
