import 'server-only';
import { LRUCache } from 'lru-cache';
import type { ImportProgress } from '../../api/ingest';
import { AppError } from '../../errors';
import { once } from '../once';

/** How long the end of an upload is told to those who still ask. */
const afterglowMilliseconds = 60_000;

interface Tracked {
  ownerId: string | null;
  progress: ImportProgress;
}

/** Progress of the uploads that this process works on or just ended. */
const uploads = once(
  'uploads',
  () => new LRUCache<string, Tracked>({ max: 10_000, ttl: 3_600_000, ttlAutopurge: true }),
);

/** Begins to track an upload under the id that the client chose. */
export function trackUpload(
  id: string,
  ownerId: string | null,
  totalBytes: number | null,
): (change: Partial<ImportProgress>) => void {
  if (uploads().has(id))
    throw new AppError('invalid_input', 'This importId is in use; choose a new one for each upload.');
  const progress: ImportProgress = {
    id,
    stage: 'receiving',
    bytes: 0,
    totalBytes,
    rows: 0,
    fraction: totalBytes === null ? null : 0,
    done: false,
    receipt: null,
  };
  uploads().set(id, { ownerId, progress });
  return (change) => {
    Object.assign(progress, change);
    if (progress.done) uploads().set(id, { ownerId, progress }, { ttl: afterglowMilliseconds });
  };
}

/** How many uploads this process works on. */
export function runningUploads(): number {
  return [...uploads().values()].filter(({ progress }) => !progress.done).length;
}

/** Progress of an upload of this owner, or null when this process does not know it. */
export function uploadProgress(id: string, ownerId: string): ImportProgress | null {
  const tracked = uploads().get(id);
  return tracked?.ownerId === ownerId ? tracked.progress : null;
}
