import 'server-only';
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Receipt, UploadOptions } from '../../api/ingest';
import { AppError } from '../../errors';
import type { Overlap } from '../../ingest/overlap';
import type { PartProfile } from '../../sales/sale-line';
import type { Dataset, Import, Prisma } from '../generated/prisma/client';
import type { Cleaned } from '../upload/cleaning/requests';
import { changing, type NewBlob, storeBlob } from './blobs';
import { database, ownWrites } from './database';
import { describeFile, type ImportWithDataset, receiptOf, StoredProfile, type StoredReceipt } from './receipts';

/** What decides where a cleaned file goes. */
export interface NewImport {
  id: string;
  ownerId: string;
  fileName: string;
  bytes: number;
  sha256: string;
  optionsHash: string;
  currency: string | null;
  locale: string;
  target: { datasetId: string } & ({ mode: 'new'; name: string } | { mode: 'append' | 'replace' | 'replaceDates' });
  /** What becomes of lines that are there already, where somebody has said so. */
  overlap: UploadOptions['overlap'] | null;
}

/**
 * An import of the same bytes read the same way, in the dataset or anywhere of the owner's, that leaves this one nothing to
 * do: it left no line out and, where others are to be replaced, they are.
 */
export async function findSame(
  wanted: Omit<NewImport, 'currency' | 'locale'>,
  client?: Prisma.TransactionClient,
): Promise<ImportWithDataset | null> {
  const asked = client ?? (await database());
  const same = await findAlike(wanted, asked);
  if (same === null) return null;
  return { ...same, dataset: await asked.dataset.findUniqueOrThrow({ where: { id: same.datasetId } }) };
}

async function findAlike(
  wanted: Omit<NewImport, 'currency' | 'locale'>,
  { import: imports }: Prisma.TransactionClient,
): Promise<Import | null> {
  const { ownerId, sha256, optionsHash, target, overlap } = wanted;
  const dataset = target.mode === 'new' ? { ownerId } : { ownerId, id: target.datasetId };
  const alike = await imports.findMany({
    where: { sha256, optionsHash, replacedById: null, dataset },
    orderBy: { createdAt: 'asc' },
  });
  const whole = alike.filter((stored) => overlap === 'keep' || stored.partSha256 === stored.wholeSha256);
  if (target.mode === 'new' || target.mode === 'append') return whole[0] ?? null;
  const others = { datasetId: target.datasetId, replacedById: null };
  for (const stored of whole) {
    const beside = { ...others, id: { not: stored.id } };
    if (target.mode === 'replace' && (await imports.count({ where: beside })) === 0) return stored;
    const later = { ...others, position: { gt: stored.position } };
    if (target.mode === 'replaceDates' && stored.replacesFrom !== null && (await imports.count({ where: later })) === 0)
      return stored;
  }
  return null;
}

/**
 * Stores a cleaned file in one transaction: blobs, import, receipt and the new data version. When the same file got there
 * first, that import is returned and nothing is stored.
 * @param whole the file with the lines that were left out of it
 * @param held how the file meets its dataset, and the data version in which it does
 * @returns null when the dataset has changed since, and nothing was stored
 */
export async function commitImport(
  wanted: NewImport,
  cleaned: Cleaned,
  whole: Cleaned,
  held: { dataVersion: string; overlap: Overlap | null } | null,
): Promise<Receipt | null> {
  return changing()(async () => {
    const prisma = await database();
    return prisma.$transaction((transaction) => storeImport(transaction, wanted, { cleaned, whole }, held, storeBlob), {
      timeout: 300_000,
      maxWait: 60_000,
    });
  });
}

/**
 * What `commitImport` does within its transaction. Other requests have their turn between its steps, as statements of the embedded
 * database would follow each other without a pause.
 */
export async function storeImport(
  transaction: Prisma.TransactionClient,
  wanted: NewImport,
  { cleaned, whole }: { cleaned: Cleaned; whole: Cleaned },
  held: { dataVersion: string; overlap: Overlap | null } | null,
  store: (transaction: Prisma.TransactionClient, blob: NewBlob) => Promise<unknown>,
): Promise<Receipt | null> {
  await lockOwner(transaction, wanted.ownerId);
  const same = await findSame(wanted, transaction);
  if (same !== null) return receiptOf(same, true);
  await nextTurn();
  const dataset = await targetDataset(transaction, wanted, cleaned.part.sha256);
  if (held !== null && held.dataVersion !== dataset.dataVersion) return null;
  for (const blob of [cleaned.part, cleaned.rejects, ...(cleaned.part.path === whole.part.path ? [] : [whole.part])]) {
    await nextTurn();
    await store(transaction, blob);
  }
  await nextTurn();
  const receipt = describeFile(cleaned, held?.overlap ?? null);
  return receiptOf(await insertImport(transaction, dataset, wanted, { cleaned, whole }, receipt));
}

async function insertImport(
  transaction: Prisma.TransactionClient,
  dataset: Dataset,
  wanted: NewImport,
  { cleaned, whole }: { cleaned: Cleaned; whole: Cleaned },
  receipt: StoredReceipt,
) {
  const { id, fileName, sha256, optionsHash, target } = wanted;
  const isFirst = target.mode === 'new';
  const last = isFirst ? 0 : await lastPosition(transaction, dataset.id);
  const { profile } = cleaned.result;
  const replaces = target.mode === 'replaceDates' ? profile : null;
  const stored = await transaction.import.create({
    data: {
      id,
      datasetId: dataset.id,
      position: last + 1,
      fileName,
      bytes: BigInt(wanted.bytes),
      sha256,
      optionsHash,
      partSha256: cleaned.part.sha256,
      wholeSha256: whole.part.sha256,
      rejectsSha256: cleaned.rejects.sha256,
      overlap: wanted.overlap ?? null,
      profile: jsonOf(profile),
      wholeProfile: jsonOf(whole.result.profile),
      receipt: receipt as Prisma.InputJsonObject,
      replacesFrom: replaces?.from ?? null,
      replacesTo: replaces?.to ?? null,
    },
  });
  if (isFirst) return { ...stored, dataset };
  if (target.mode === 'replace')
    await transaction.import.updateMany({
      where: { datasetId: dataset.id, replacedById: null, id: { not: id } },
      data: { replacedById: id },
    });
  await nextTurn();
  await refreshVersion(transaction, dataset.id);
  return transaction.import.findUniqueOrThrow({ where: { id }, include: { dataset: true } });
}

async function lastPosition(transaction: Prisma.TransactionClient, datasetId: string): Promise<number> {
  const last = await transaction.import.aggregate({ where: { datasetId }, _max: { position: true } });
  return last._max.position ?? 0;
}

async function targetDataset(
  transaction: Prisma.TransactionClient,
  { target, ownerId, currency, locale }: NewImport,
  partSha256: string,
): Promise<Dataset> {
  if (target.mode === 'new') {
    const dataVersion = versionOf([{ partSha256, replacesFrom: null, replacesTo: null }]);
    const { datasetId: id, name } = target;
    return transaction.dataset.create({ data: { id, ownerId, name, currency, locale, dataVersion } });
  }
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
export async function refreshVersion(transaction: Prisma.TransactionClient, datasetId: string): Promise<number> {
  const parts = await transaction.import.findMany({
    where: { datasetId, replacedById: null },
    orderBy: { position: 'asc' },
    select: { partSha256: true, replacesFrom: true, replacesTo: true },
  });
  await transaction.dataset.update({ where: { id: datasetId }, data: { dataVersion: versionOf(parts) } });
  return parts.length;
}

function versionOf(parts: readonly Pick<Import, 'partSha256' | 'replacesFrom' | 'replacesTo'>[]): string {
  const named = parts.map(({ partSha256, replacesFrom, replacesTo }) =>
    replacesFrom === null ? partSha256 : `${partSha256} instead of ${replacesFrom} to ${replacesTo}`,
  );
  return createHash('sha256').update(named.join()).digest('hex').slice(0, 16);
}

/** A profile as the database keeps it. */
export function jsonOf(profile: PartProfile): Prisma.InputJsonObject {
  return StoredProfile.parse(profile) as unknown as Prisma.InputJsonObject;
}

/** Changes of one account's imports wait for each other, on all replicas; the embedded database has one transaction at a time. */
export async function lockOwner(transaction: Prisma.TransactionClient, ownerId: string): Promise<void> {
  if (ownWrites() !== null) return;
  await transaction.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${ownerId}, 0))::text`;
}
