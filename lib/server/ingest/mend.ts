import 'server-only';
import { AppError } from '../../errors';
import type { Import } from '../generated/prisma/client';
import { localBlob, type NewBlob, replaceBlob } from '../store/blobs';
import type { Cleaned } from '../upload/cleaning/requests';

/** Whether what is stored of an import is there as it was stored, or could be restored. */
export async function isIntact({ partSha256, wholeSha256, rejectsSha256 }: Import): Promise<boolean> {
  const found = await Promise.all([partSha256, wholeSha256, rejectsSha256].map(isThere));
  return found.every(Boolean);
}

/**
 * Stores what is damaged of an import once more, from its file.
 * @throws AppError "internal" when the file is read otherwise by now
 */
export async function mend(stored: Import, { part, rejects }: Cleaned): Promise<void> {
  if (part.sha256 !== stored.wholeSha256 || rejects.sha256 !== stored.rejectsSha256)
    throw new AppError(
      'internal',
      'What was stored of this file is damaged, and it would be read otherwise by now. Undo it, then upload it again.',
      { reason: 'DAMAGED' },
    );
  for (const blob of [part, rejects] satisfies NewBlob[]) if (!(await isThere(blob.sha256))) await replaceBlob(blob);
}

async function isThere(sha256: string): Promise<boolean> {
  try {
    await localBlob(sha256);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
