import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Receipt } from '../../api/ingest';
import { AppError } from '../../errors';
import { capabilitiesOf } from '../../sales/capabilities';
import { type PartProfile, saleLineColumns } from '../../sales/sale-line';
import { exclusive } from '../exclusive';
import type { Dataset, Import, Prisma } from '../generated/prisma/client';
import { once } from '../once';
import type { Cleaned } from '../upload/clean';
import { deleteUnused, storeBlob } from './blobs';
import { database } from './database';

/** What decides where a cleaned file goes. */
export interface NewImport {
  id: string;
  ownerId: string;
  fileName: string;
  bytes: number;
  sha256: string;
  optionsHash: string;
  currency: string | null;
  target: { datasetId: string } & ({ mode: 'new'; name: string } | { mode: 'append' | 'replace' });
}

type ImportWithDataset = Import & { dataset: Dataset };

/** The part of a receipt that the file itself gives; the rest is where the import lies. */
const StoredReceipt = Receipt.omit({ dataset: true, import: true, review: true });
type StoredReceipt = z.infer<typeof StoredReceipt>;

const StoredProfile: z.ZodType<PartProfile> = z.object({
  rows: z.number(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  columns: z.array(z.enum(saleLineColumns)),
  scales: z.object({ quantity: z.number(), unitPrice: z.number(), amount: z.number() }),
});

/** One change of stored lines at a time: blob files and the rows that name them change together. */
const changing = once('store-changes', exclusive);

/** The receipt of a cleaned file that is, or is not yet, part of a dataset. */
export function describeFile({ result }: Cleaned): StoredReceipt {
  return { ...result.understanding, capabilities: capabilitiesOf(result.profile.columns) };
}

/** The profile of a stored import. */
export function profileOf(stored: Pick<Import, 'profile'>): PartProfile {
  return StoredProfile.parse(stored.profile);
}

/** The receipt of a stored import. */
export function receiptOf(stored: ImportWithDataset, alreadyImported = false): Receipt {
  const { dataset, id, fileName, bytes, sha256 } = stored;
  return {
    ...StoredReceipt.parse(stored.receipt),
    dataset: { id: dataset.id, name: dataset.name, dataVersion: dataset.dataVersion },
    import: { id, fileName, bytes: Number(bytes), sha256, alreadyImported },
    review: null,
  };
}

/** An import of the same bytes read the same way that still counts, in the dataset or anywhere of the owner's. */
export async function findSame(
  wanted: Pick<NewImport, 'ownerId' | 'sha256' | 'optionsHash' | 'target'>,
  client?: Prisma.TransactionClient,
): Promise<ImportWithDataset | null> {
  const { ownerId, sha256, optionsHash, target } = wanted;
  const dataset = target.mode === 'new' ? { ownerId } : { ownerId, id: target.datasetId };
  return (client ?? (await database())).import.findFirst({
    where: { sha256, optionsHash, replacedById: null, dataset },
    orderBy: { createdAt: 'asc' },
    include: { dataset: true },
  });
}

/**
 * Stores a cleaned file in one transaction: blobs, import, receipt and the new data version. When the same file got there
 * first, that import is returned and nothing is stored.
 */
export async function commitImport(wanted: NewImport, cleaned: Cleaned): Promise<Receipt> {
  return changing()(async () => {
    const prisma = await database();
    return prisma.$transaction(
      async (transaction) => {
        await transaction.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${wanted.ownerId}, 0))::text`;
        const same = await findSame(wanted, transaction);
        if (same !== null) return receiptOf(same, true);
        await storeBlob(transaction, cleaned.part);
        await storeBlob(transaction, cleaned.rejects);
        return receiptOf(await insertImport(transaction, wanted, cleaned));
      },
      { timeout: 300_000, maxWait: 60_000 },
    );
  });
}

async function insertImport(transaction: Prisma.TransactionClient, wanted: NewImport, cleaned: Cleaned) {
  const dataset = await targetDataset(transaction, wanted);
  const last = await transaction.import.aggregate({ where: { datasetId: dataset.id }, _max: { position: true } });
  const { id, fileName, sha256, optionsHash } = wanted;
  await transaction.import.create({
    data: {
      id,
      datasetId: dataset.id,
      position: (last._max.position ?? 0) + 1,
      fileName,
      bytes: BigInt(wanted.bytes),
      sha256,
      optionsHash,
      partSha256: cleaned.part.sha256,
      rejectsSha256: cleaned.rejects.sha256,
      profile: StoredProfile.parse(cleaned.result.profile) as unknown as Prisma.InputJsonObject,
      receipt: describeFile(cleaned) as Prisma.InputJsonObject,
    },
  });
  if (wanted.target.mode === 'replace')
    await transaction.import.updateMany({
      where: { datasetId: dataset.id, replacedById: null, id: { not: id } },
      data: { replacedById: id },
    });
  await refreshVersion(transaction, dataset.id);
  return transaction.import.findUniqueOrThrow({ where: { id }, include: { dataset: true } });
}

async function targetDataset(
  transaction: Prisma.TransactionClient,
  { target, ownerId, currency }: NewImport,
): Promise<Dataset> {
  if (target.mode === 'new')
    return transaction.dataset.create({
      data: { id: target.datasetId, ownerId, name: target.name, currency, dataVersion: '' },
    });
  const dataset = await transaction.dataset.findFirst({ where: { id: target.datasetId, ownerId } });
  if (dataset === null) throw unknownDataset();
  return dataset;
}

export function unknownDataset(): AppError {
  return new AppError(
    'not_found',
    'There is no such dataset. It may have been deleted, or it belongs to somebody else.',
  );
}

/** Recomputes the data version of a dataset from the parts that count; returns how many there are. */
async function refreshVersion(transaction: Prisma.TransactionClient, datasetId: string): Promise<number> {
  const parts = await transaction.import.findMany({
    where: { datasetId, replacedById: null },
    orderBy: { position: 'asc' },
    select: { partSha256: true },
  });
  const dataVersion = createHash('sha256')
    .update(parts.map(({ partSha256 }) => partSha256).join())
    .digest('hex')
    .slice(0, 16);
  await transaction.dataset.update({ where: { id: datasetId }, data: { dataVersion } });
  return parts.length;
}

/** Takes an import out of its dataset; what it had replaced counts again. Returns null when the dataset went with it. */
export async function removeImport(id: string, ownerId: string): Promise<string | null> {
  return changing()(async () => {
    const prisma = await database();
    const removed = await prisma.$transaction(async (transaction) => {
      const found = await transaction.import.findFirst({ where: { id, dataset: { ownerId } } });
      if (found === null) throw new AppError('not_found', 'There is no such import. It may have been undone already.');
      await transaction.import.delete({ where: { id } });
      const left = await refreshVersion(transaction, found.datasetId);
      if (left === 0) await transaction.dataset.delete({ where: { id: found.datasetId } });
      return { ...found, left };
    });
    await deleteUnused([removed.partSha256, removed.rejectsSha256]);
    return removed.left === 0 ? null : removed.datasetId;
  });
}

/** Deletes a dataset with its imports and whatever blobs only they named. */
export async function removeDataset(id: string, ownerId: string): Promise<void> {
  await changing()(async () => {
    const prisma = await database();
    const imports = await prisma.import.findMany({ where: { datasetId: id, dataset: { ownerId } } });
    const deleted = await prisma.dataset.deleteMany({ where: { id, ownerId } });
    if (deleted.count === 0) throw unknownDataset();
    await deleteUnused(imports.flatMap(({ partSha256, rejectsSha256 }) => [partSha256, rejectsSha256]));
  });
}
