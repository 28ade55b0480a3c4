import 'server-only';
import type { Dataset, deleteDataset, listDatasets, listValues, readDataset, updateDataset } from '../api/datasets';
import { capabilitiesOf, dayRange, mergeProfiles } from '../sales/capabilities';
import type { PartProfile } from '../sales/sale-line';
import { readValues } from '../summary/values';
import { authorise, type Granted, grantedTo, roleOf, withImports } from './access/authorise';
import { currencyOf, openLines } from './access/open-lines';
import { countedImports } from './engine';
import type { UseCase } from './http/handle';
import { weekStartOf } from './question';
import { database } from './store/database';
import { profileOf, wholeProfileOf } from './store/receipts';
import { removeDataset } from './store/removal';

/** `GET /api/datasets`. */
export const list: UseCase<typeof listDatasets> = async (_input, { ownerId }) => {
  if (ownerId === null) return { datasets: [] };
  const prisma = await database();
  const found = await prisma.dataset.findMany({
    where: { OR: [{ ownerId }, { members: { some: { userId: ownerId } } }] },
    orderBy: { updatedAt: 'desc' },
    include: { ...withImports, members: { where: { userId: ownerId } } },
  });
  const granted = found.flatMap((dataset) => {
    const role = roleOf(dataset, ownerId);
    return role === null ? [] : [grantedTo(role, dataset)];
  });
  return { datasets: await Promise.all(granted.map(present)) };
};

/** `GET /api/datasets/{id}`. */
export const read: UseCase<typeof readDataset> = async ({ id }, caller) => {
  const dataset = await authorise(id, caller);
  return dataset.grant.link === null ? present(dataset) : presentThroughLink(dataset);
};

/** `PATCH /api/datasets/{id}`. */
export const update: UseCase<typeof updateDataset> = async ({ id, ...settings }, caller) => {
  const { grant } = await authorise(id, caller);
  const prisma = await database();
  const updated = await prisma.dataset.update({
    where: { id },
    data: Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
    include: withImports,
  });
  return present({ ...updated, parts: updated.imports, grant });
};

/** `DELETE /api/datasets/{id}`. */
export const remove: UseCase<typeof deleteDataset> = async ({ id }, caller) => {
  const { ownerId } = await authorise(id, caller);
  await removeDataset(id, ownerId);
  return { deleted: true };
};

/** `GET /api/datasets/{id}/values`. */
export const values: UseCase<typeof listValues> = async ({ id, column, search }, caller) => {
  const lines = await openLines(await authorise(id, caller));
  return readValues(lines, { column, search, limit: 50 });
};

async function present(dataset: Granted): Promise<Dataset> {
  const imports = await countedImports(dataset.imports);
  return {
    ...describe(dataset, mergeProfiles(imports.map((one) => one.profile))),
    currency: dataset.currency,
    imports: imports.map(({ stored, profile: { rows } }) => ({
      id: stored.id,
      fileName: stored.fileName,
      rows,
      replacedRows: profileOf(stored).rows - rows,
      knownRows: wholeProfileOf(stored).rows - profileOf(stored).rows,
      createdAt: stored.createdAt.toISOString(),
    })),
  };
}

/** What a link tells of its dataset: what the lines hold that it shows, and nothing of where they came from. */
async function presentThroughLink(dataset: Granted): Promise<Dataset> {
  const lines = await openLines(dataset);
  return {
    ...describe(dataset, lines.profile),
    dataVersion: lines.version ?? dataset.dataVersion,
    currency: currencyOf(dataset),
    imports: [],
  };
}

function describe(dataset: Granted, profile: PartProfile) {
  const { id, name, locale, dataVersion, updatedAt, grant } = dataset;
  return {
    id,
    name,
    role: grant.role,
    locale,
    weekStart: weekStartOf(dataset),
    dataVersion,
    rows: profile.rows,
    dateRange: dayRange(profile),
    changedAt: updatedAt.toISOString(),
    capabilities: capabilitiesOf(profile.columns),
    columns: profile.columns,
  };
}
