import 'server-only';
import { join } from 'node:path';
import { OverlapChoice, type undoImport } from '../../api/ingest';
import { readProfile } from '../../engine/profile';
import { selectNewLines } from '../../ingest/find-overlap';
import { canOverlap, leavesOut } from '../../ingest/overlap';
import { authoriseRow } from '../access/authorise';
import { engine } from '../engine';
import type { Import } from '../generated/prisma/client';
import type { UseCase } from '../http/handle';
import { describeBlob, localBlob } from '../store/blobs';
import { database } from '../store/database';
import { understandingOf, wholeProfileOf } from '../store/receipts';
import { type Refitted, removeImport } from '../store/removal';
import { withSpool } from './begin-upload';
import { compareWith, type StoredFile } from './compare';
import { lookUpImport, unknownImport } from './imports';

/** `DELETE /api/imports/{id}`: the dataset is then as its other files make it, as if this one had never been there. */
export const undo: UseCase<typeof undoImport> = async ({ id }, caller) => {
  const { dataset } = await authoriseRow(await lookUpImport(id), caller, unknownImport);
  for (;;) {
    const left = await withSpool(async (folder) => {
      const { dataVersion, imports } = await (await database()).dataset.findUniqueOrThrow({
        where: { id: dataset.id },
        include: { imports: { orderBy: { position: 'asc' } } },
      });
      const undone = imports.find((one) => one.id === id);
      if (undone === undefined) throw unknownImport();
      const refitted = await refitWithout(undone, imports, folder);
      return removeImport(undone, { ownerId: dataset.ownerId, dataVersion, refitted });
    });
    if (left !== 'changed') return { datasetId: left };
  }
};

/** The later imports whose lines count otherwise when the undone one does not, each fitted to those before it. */
async function refitWithout(undone: Import, imports: readonly Import[], folder: string): Promise<Refitted[]> {
  const positions = new Map(imports.map(({ id, position }) => [id, position]));
  const comesBack = ({ replacedById }: Import) => replacedById === undone.id;
  const changed = [undone, ...imports.filter(comesBack)].map(wholeProfileOf);
  const refitted: Refitted[] = [];
  const standing: Standing[] = [];
  for (const one of imports.filter(({ id }) => id !== undone.id)) {
    const { position } = one;
    const counted = standing.filter(({ replacedBy }) => replacedBy === null || replacedBy > position);
    const replacedById = comesBack(one) ? undone.replacedById : one.replacedById;
    const replacedBy = replacedById === null ? null : (positions.get(replacedById) ?? null);
    const whole = wholeProfileOf(one);
    const isFixed = position < undone.position || one.replacesFrom !== null || one.overlap === 'keep';
    if (isFixed || !changed.some((profile) => canOverlap(profile, whole))) {
      standing.push({ ...one, replacedBy });
      continue;
    }
    const fitted = await refit(one, counted, join(folder, one.id));
    standing.push({ ...one, ...fitted, path: fitted.blob?.path, replacedBy });
    refitted.push(fitted);
    changed.push(whole);
  }
  return refitted;
}

/** An import with the position of the one that replaced it. */
type Standing = StoredFile & { replacedBy: number | null };

/** An import without those of its lines that the ones before it have; all of it where they have none. */
async function refit(stored: Import, before: readonly StoredFile[], path: string): Promise<Refitted> {
  const { id, wholeSha256 } = stored;
  const profile = wholeProfileOf(stored);
  const part = { path: await localBlob(wholeSha256), profile, hidden: [] };
  const compared = await compareWith(before, { ...part, understanding: understandingOf(stored) });
  const choice = OverlapChoice.nullable().parse(stored.overlap);
  if (compared === null || compared.overlap.new === profile.rows || !leavesOut(choice, compared.overlap))
    return { id, partSha256: wholeSha256, profile, blob: null };
  await compared.lines.save(selectNewLines(compared.comparison, compared.profiles), path);
  const blob = await describeBlob(path);
  const fitted = await readProfile(engine().open({ id: null, parts: [{ ...part, path }] }));
  return { id, partSha256: blob.sha256, profile: fitted, blob };
}
