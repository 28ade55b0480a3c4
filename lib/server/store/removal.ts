import 'server-only';
import { AppError } from '../../errors';
import type { PartProfile } from '../../sales/sale-line';
import type { Import, Prisma } from '../generated/prisma/client';
import { changing, deleteUnused, type NewBlob, storeBlob } from './blobs';
import { database } from './database';
import { jsonOf, lockOwner, refreshVersion, unknownDataset } from './imports';

/** What of an import counts from now on; `blob` is new, and null where all of the file does. */
export interface Refitted {
  id: string;
  partSha256: string;
  profile: PartProfile;
  blob: NewBlob | null;
}

/**
 * Takes an import out of its dataset; what it had replaced counts again, and other imports count as they were fitted.
 * @returns the dataset, null when it went with the import; "changed" when it has changed since `dataVersion`, and nothing was done
 */
export async function removeImport(
  { id, datasetId, replacedById }: Import,
  { ownerId, dataVersion, refitted }: { ownerId: string; dataVersion: string; refitted: Refitted[] },
): Promise<string | null | 'changed'> {
  return changing()(async () => {
    const prisma = await database();
    const removed = await prisma.$transaction(
      async (transaction) => {
        await lockOwner(transaction, ownerId);
        const dataset = await transaction.dataset.findUnique({ where: { id: datasetId }, include: { imports: true } });
        const found = dataset?.imports.find((one) => one.id === id);
        if (dataset === null || found === undefined)
          throw new AppError('not_found', 'There is no such import. It may have been undone already.');
        if (dataset.dataVersion !== dataVersion) return null;
        await transaction.import.updateMany({ where: { replacedById: id }, data: { replacedById } });
        await transaction.import.delete({ where: { id } });
        for (const { id, partSha256, profile, blob } of refitted) {
          if (blob !== null) await storeBlob(transaction, blob);
          await transaction.import.update({ where: { id }, data: { partSha256, profile: jsonOf(profile) } });
        }
        const left = await refreshVersion(transaction, datasetId);
        const others = left === 0 ? await otherBlobs(transaction, datasetId) : [];
        if (left === 0) await transaction.dataset.delete({ where: { id: datasetId } });
        return { left, unused: [...dataset.imports.flatMap(blobsOf), ...others] };
      },
      { timeout: 300_000, maxWait: 60_000 },
    );
    if (removed === null) return 'changed';
    await deleteUnused(removed.unused);
    return removed.left === 0 ? null : datasetId;
  });
}

function blobsOf({ partSha256, wholeSha256, rejectsSha256 }: Import): string[] {
  return [partSha256, wholeSha256, rejectsSha256];
}

/** Deletes a dataset with its imports and whatever blobs only they named. */
export async function removeDataset(id: string, ownerId: string): Promise<void> {
  await changing()(async () => {
    const prisma = await database();
    const imports = await prisma.import.findMany({ where: { datasetId: id, dataset: { ownerId } } });
    const others = await otherBlobs(prisma, id);
    const deleted = await prisma.dataset.deleteMany({ where: { id, ownerId } });
    if (deleted.count === 0) throw unknownDataset();
    await deleteUnused([...imports.flatMap(blobsOf), ...others]);
  });
}

/** Blobs that a dataset names besides those of its imports: parts that its links stay with, and what its models learnt. */
async function otherBlobs(client: Prisma.TransactionClient, datasetId: string): Promise<string[]> {
  const parts = await client.sharePart.findMany({ where: { share: { datasetId } } });
  const models = await client.savedModel.findMany({ where: { datasetId } });
  return [...parts.map(({ blobSha256 }) => blobSha256), ...models.map(({ payloadSha256 }) => payloadSha256)];
}
