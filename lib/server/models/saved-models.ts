import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { AppError } from '../../errors';
import type { Prisma, SavedModel as Row } from '../generated/prisma/client';
import { changing, deleteUnused, localBlob, storeBlob } from '../store/blobs';
import { dataFolder } from '../store/data-folder';
import { database } from '../store/database';
import { unknownDataset } from '../store/imports';

/** A kind of model, and what its envelope holds beside the payload: parameters, encoders, scaler, metrics. */
export interface ModelKind<Details> {
  kind: string;
  /** Raised when details or payload are written in another way; older ones are then incompatible. */
  formatVersion: number;
  details: z.ZodType<Details>;
}

export interface NewModel<Details> {
  /** What it is about within its dataset and kind; any text. */
  scope: string;
  seed: number;
  /** What it was trained on. */
  dataVersion: string;
  details: Details;
  payload: Uint8Array;
}

export interface SavedModel<Details> extends Omit<NewModel<Details>, 'scope'> {
  id: string;
  trainedAt: Date;
}

/**
 * The model of a dataset that was saved last for a kind and scope; null when there is none.
 * @throws AppError "model_incompatible" when it was written by another version, is damaged or gone: train it again
 */
export async function loadModel<Details>(
  { kind, formatVersion, details }: ModelKind<Details>,
  datasetId: string,
  scope: string,
): Promise<SavedModel<Details> | null> {
  const prisma = await database();
  const find = () =>
    prisma.savedModel.findUnique({
      where: { datasetId_kind_scope: { datasetId, kind, scope: scopeKey(scope) } },
    });
  const row = await find();
  if (row === null) return null;
  const parsed = details.safeParse(row.details);
  const payload = await readPayload(row.payloadSha256);
  if (payload === null && (await find())?.payloadSha256 !== row.payloadSha256)
    return loadModel({ kind, formatVersion, details }, datasetId, scope);
  if (row.formatVersion !== formatVersion || !parsed.success || payload === null)
    throw new AppError('model_incompatible', 'The saved model cannot be used any more. Train it again.');
  return { ...facts(row), details: parsed.data, payload };
}

/** Models of a dataset; what is narrowed, by its members or a link, has one of its own. */
const mostModels = 200;

/**
 * Saves a model in the place of the one before it for the same dataset, kind and scope: readers find the one or the other.
 * Of more than a dataset may have the oldest go.
 * @throws AppError "not_found" when the dataset is gone
 */
export async function saveModel<Details>(
  { kind, formatVersion }: ModelKind<Details>,
  datasetId: string,
  { scope, seed, dataVersion, details, payload }: NewModel<Details>,
): Promise<SavedModel<Details>> {
  const sha256 = hashOf(payload);
  const path = join(dataFolder().spool, `${randomUUID()}.model`);
  await writeFile(path, payload, { flush: true });
  const key = { datasetId, kind, scope: scopeKey(scope) };
  const fresh = {
    formatVersion,
    seed: BigInt(seed),
    dataVersion,
    details: details as Prisma.InputJsonObject,
    payloadSha256: sha256,
    trainedAt: new Date(),
  };
  try {
    return await changing()(async () => {
      const prisma = await database();
      const { row, replaced } = await prisma.$transaction(async (transaction) => {
        if ((await transaction.dataset.findUnique({ where: { id: datasetId } })) === null) throw unknownDataset();
        await storeBlob(transaction, { path, sha256, bytes: payload.length });
        const found = await transaction.savedModel.findUnique({ where: { datasetId_kind_scope: key } });
        const written = await transaction.savedModel.upsert({
          where: { datasetId_kind_scope: key },
          create: { id: randomUUID(), ...key, ...fresh },
          update: fresh,
        });
        const old = await transaction.savedModel.findMany({
          where: { datasetId },
          orderBy: { trainedAt: 'desc' },
          skip: mostModels,
        });
        await transaction.savedModel.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } });
        return { row: written, replaced: [...(found === null ? [] : [found]), ...old] };
      });
      await deleteUnused(replaced.map(({ payloadSha256 }) => payloadSha256));
      return { ...facts(row), details, payload };
    });
  } finally {
    await rm(path, { force: true });
  }
}

function facts({ id, seed, dataVersion, trainedAt }: Row) {
  return { id, seed: Number(seed), dataVersion, trainedAt };
}

/** A key that is short enough for an index, however long the scope. */
function scopeKey(scope: string): string {
  return hashOf(Buffer.from(scope));
}

async function readPayload(sha256: string): Promise<Uint8Array | null> {
  try {
    return await readFile(await localBlob(sha256));
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
