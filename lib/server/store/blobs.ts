import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../errors';
import { env } from '../env';
import { exclusive } from '../exclusive';
import type { Prisma } from '../generated/prisma/client';
import { once } from '../once';
import { dataFolder } from './data-folder';
import { database } from './database';
import { hashFile, isWhole, noteWhole } from './whole-files';

/** A finished file in the spool, and the hash of its bytes. */
export interface NewBlob {
  path: string;
  sha256: string;
  bytes: number;
}

const chunkBytes = 1_000_000;

/** A file in the spool as it is to be stored. */
export async function describeBlob(path: string): Promise<NewBlob> {
  return { path, sha256: await hashFile(path), bytes: (await stat(path)).size };
}

/** One change of stored bytes at a time: blob files and the rows that name them change together. */
export const changing = once('store-changes', exclusive);

export function blobPath(sha256: string): string {
  return join(dataFolder().blobs, sha256);
}

/**
 * Moves a file into the store and records it within a transaction; where DATABASE_URL is set, its bytes go into the
 * database too. The move comes first: a blob that nothing names is harmless, an import without its blob is not.
 */
export async function storeBlob(transaction: Prisma.TransactionClient, blob: NewBlob): Promise<void> {
  await rename(blob.path, blobPath(blob.sha256));
  noteWhole(blobPath(blob.sha256));
  if (await recordBlob(transaction, blob)) await copyToDatabase(transaction, blob.sha256);
}

/** Records a blob; false when it was recorded before. */
export async function recordBlob(
  transaction: Prisma.TransactionClient,
  { sha256, bytes }: Pick<NewBlob, 'sha256' | 'bytes'>,
): Promise<boolean> {
  const created = await transaction.blob.createMany({ data: [{ sha256, bytes: BigInt(bytes) }], skipDuplicates: true });
  return created.count > 0;
}

/** Stores a blob again that was damaged. */
export async function replaceBlob({ path, sha256 }: NewBlob): Promise<void> {
  await changing()(async () => {
    const prisma = await database();
    await rename(path, blobPath(sha256));
    noteWhole(blobPath(sha256));
    await prisma.$transaction(
      async (transaction) => {
        await transaction.blobChunk.deleteMany({ where: { blobSha256: sha256 } });
        await copyToDatabase(transaction, sha256);
      },
      { timeout: 300_000 },
    );
  });
}

async function copyToDatabase(transaction: Prisma.TransactionClient, blobSha256: string): Promise<void> {
  if (env().DATABASE_URL === undefined) return;
  let position = 0;
  for await (const bytes of createReadStream(blobPath(blobSha256), { highWaterMark: chunkBytes }))
    await transaction.blobChunk.create({ data: { blobSha256, position: position++, bytes } });
}

/**
 * The path of a blob on this machine; one that is missing or not what was stored is restored from the database.
 * @throws AppError "internal" when neither has it as it was stored
 */
export async function localBlob(sha256: string): Promise<string> {
  const path = blobPath(sha256);
  if (!(await isWhole(path, sha256))) await restore(sha256, path);
  return path;
}

async function restore(sha256: string, path: string): Promise<void> {
  const prisma = await database();
  const hash = createHash('sha256');
  const partial = join(dataFolder().spool, `${randomUUID()}.restore`);
  const file = await open(partial, 'wx');
  try {
    for (let position = 0; ; position++) {
      const chunk = await prisma.blobChunk.findUnique({
        where: { blobSha256_position: { blobSha256: sha256, position } },
      });
      if (chunk === null) break;
      hash.update(chunk.bytes);
      await writeFile(file, chunk.bytes);
    }
    if (hash.digest('hex') !== sha256)
      throw new AppError(
        'internal',
        'What was stored of a file is damaged or gone, and there is no other copy of it. Upload that file again, or undo it.',
        { reason: 'DAMAGED' },
      );
    await rename(partial, path);
    noteWhole(path);
  } finally {
    await file.close();
    await rm(partial, { force: true });
  }
}

const unused = {
  partOf: { none: {} },
  rejectsOf: { none: {} },
  wholeOf: { none: {} },
  frozenIn: { none: {} },
  payloadOf: { none: {} },
};

/** Deletes blobs that no import and no model names any more, and no link stays with. */
export async function deleteUnused(candidates: string[]): Promise<void> {
  const prisma = await database();
  const inPostgres = env().DATABASE_URL !== undefined;
  for (const sha256 of new Set(candidates)) {
    const remove = (client: Prisma.TransactionClient) => client.blob.deleteMany({ where: { sha256, ...unused } });
    const { count } = await (inPostgres ? prisma.$transaction(withRows(sha256, remove)) : remove(prisma));
    if (count > 0) await rm(blobPath(sha256), { force: true });
  }
}

/** The rows of a part go with it, so that whoever stores the same part next finds none or all of them. */
function withRows(sha256: string, remove: (client: Prisma.TransactionClient) => Promise<{ count: number }>) {
  return async (transaction: Prisma.TransactionClient) => {
    const removed = await remove(transaction);
    if (removed.count > 0)
      await transaction.$executeRaw`
        WITH gone AS (DELETE FROM sale_part WHERE sha256 = ${sha256} RETURNING id)
        DELETE FROM sale_line WHERE part IN (SELECT id FROM gone)`;
    return removed;
  };
}
