import 'server-only';
import type { Dataset, deleteDataset, listDatasets, listValues, readDataset, updateDataset } from '../api/datasets';
import { capabilitiesOf, dayRange, mergeProfiles } from '../sales/capabilities';
import { readValues } from '../summary/values';
import { countedImports, openLines } from './engine';
import type { Caller } from './http/caller';
import type { UseCase } from './http/handle';
import { database } from './store/database';
import { removeDataset, unknownDataset } from './store/imports';
import { profileOf } from './store/receipts';

/** The imports that count, without their receipts: a question needs only what the parts hold. */
const withImports = {
  imports: { where: { replacedById: null }, orderBy: { position: 'asc' }, omit: { receipt: true } },
} as const;

/** `GET /api/datasets`. */
export const list: UseCase<typeof listDatasets> = async (_input, { ownerId }) => {
  if (ownerId === null) return { datasets: [] };
  const prisma = await database();
  const found = await prisma.dataset.findMany({
    where: { ownerId },
    orderBy: { updatedAt: 'desc' },
    include: withImports,
  });
  return { datasets: await Promise.all(found.map(present)) };
};

/** `GET /api/datasets/{id}`. */
export const read: UseCase<typeof readDataset> = async ({ id }, caller) => present(await findOwn(id, caller));

/** `PATCH /api/datasets/{id}`. */
export const update: UseCase<typeof updateDataset> = async ({ id, name, currency }, caller) => {
  await findOwn(id, caller);
  const prisma = await database();
  const updated = await prisma.dataset.update({
    where: { id },
    data: { ...(name === undefined ? {} : { name }), ...(currency === undefined ? {} : { currency }) },
    include: withImports,
  });
  return present(updated);
};

/** `DELETE /api/datasets/{id}`. */
export const remove: UseCase<typeof deleteDataset> = async ({ id }, { ownerId }) => {
  if (ownerId === null) throw unknownDataset();
  await removeDataset(id, ownerId);
  return { deleted: true };
};

/** `GET /api/datasets/{id}/values`. */
export const values: UseCase<typeof listValues> = async ({ id, column, search }, caller) => {
  const lines = await openLines(await findOwn(id, caller));
  return readValues(lines, { column, search, limit: 50 });
};

/**
 * A dataset of the caller: the one asked for, or the newest; null when the caller has none and asked for none.
 * @throws AppError "not_found" for an id that is unknown or somebody else's
 */
export async function findAsked(id: string | undefined, caller: Caller) {
  if (id !== undefined) return findOwn(id, caller);
  if (caller.ownerId === null) return null;
  const prisma = await database();
  return prisma.dataset.findFirst({
    where: { ownerId: caller.ownerId },
    orderBy: { createdAt: 'desc' },
    include: withImports,
  });
}

async function findOwn(id: string, { ownerId }: Caller) {
  if (ownerId === null) throw unknownDataset();
  const prisma = await database();
  const found = await prisma.dataset.findFirst({ where: { id, ownerId }, include: withImports });
  if (found === null) throw unknownDataset();
  return found;
}

async function present(dataset: Awaited<ReturnType<typeof findOwn>>): Promise<Dataset> {
  const imports = await countedImports(dataset.imports);
  const profile = mergeProfiles(imports.map((one) => one.profile));
  return {
    id: dataset.id,
    name: dataset.name,
    currency: dataset.currency,
    dataVersion: dataset.dataVersion,
    rows: profile.rows,
    dateRange: dayRange(profile),
    changedAt: dataset.updatedAt.toISOString(),
    capabilities: capabilitiesOf(profile.columns),
    columns: profile.columns,
    imports: imports.map(({ stored, profile: { rows } }) => ({
      id: stored.id,
      fileName: stored.fileName,
      rows,
      replacedRows: profileOf(stored).rows - rows,
      createdAt: stored.createdAt.toISOString(),
    })),
  };
}
