import 'server-only';
import { AppError } from '../../errors';
import { findOverlap } from '../../ingest/find-overlap';
import type { IngestResult, KnownLines } from '../../ingest/ingest';
import { type Compared, canOverlap, comparedColumns, type Overlap, overlapWarnings } from '../../ingest/overlap';
import { countedImports, engine, partOf } from '../engine';
import type { Dataset } from '../generated/prisma/client';
import { database } from '../store/database';
import { type NewImport, unknownDataset } from '../store/imports';
import { understandingOf } from '../store/receipts';
import type { Cleaned } from '../upload/cleaning/requests';

/** A dataset as it was when a file was held against it; `overlap` is null where no line of the file can be there. */
export interface Held {
  dataset: Dataset;
  dataVersion: string;
  overlap: Overlap | null;
  known: KnownLines;
}

const nothingKnown: KnownLines = { present: null, changed: null };

/**
 * Holds a cleaned file against the lines of the dataset that it goes to; null when it goes beside no others. Only imports
 * whose days meet those of the file are looked at.
 * @throws AppError "not_found" when the dataset is gone; "unreadable_file" when dates are to be replaced that are not clear
 */
export async function holdAgainst(target: NewImport['target'], { part, result }: Cleaned): Promise<Held | null> {
  if (target.mode === 'new' || target.mode === 'replace') return null;
  if (target.mode === 'replaceDates') refuseUnclearDates(result);
  const prisma = await database();
  const dataset = await prisma.dataset.findUnique({
    where: { id: target.datasetId },
    include: { imports: { where: { replacedById: null }, orderBy: { position: 'asc' } } },
  });
  if (dataset === null) throw unknownDataset();
  const { dataVersion } = dataset;
  const meeting = (await countedImports(dataset.imports)).filter(
    ({ profile }) => profile.rows > 0 && canOverlap(profile, result.profile),
  );
  const stored = meeting.map(({ stored, profile }): Compared => ({ profile, understanding: understandingOf(stored) }));
  const columns = meeting.length === 0 ? null : comparedColumns([...stored, result]);
  if (columns === null) return { dataset, dataVersion, overlap: null, known: nothingKnown };
  const parts = await Promise.all(meeting.map(partOf));
  parts.push({ path: part.path, profile: result.profile, hidden: [] });
  const lines = engine().open({ id: null, parts });
  return {
    dataset,
    dataVersion,
    ...(await findOverlap(
      lines,
      columns,
      parts.map(({ profile }) => profile),
    )),
  };
}

/** The first and the last day must say which days a file covers. */
function refuseUnclearDates({ profile, understanding }: IngestResult): void {
  if (profile.from === null)
    throw new AppError(
      'unreadable_file',
      'This file has no dates, so it cannot replace the lines of its dates. Add it to the others, or replace them all.',
      { reason: 'NO_DATE' },
    );
  const lone = understanding.warnings.find(({ code }) => code === 'SUSPICIOUS_DATE');
  if (lone !== undefined)
    throw new AppError(
      'unreadable_file',
      `This file cannot replace the lines of its dates, as that would empty years: ${lone.message} Correct the dates first.`,
      { reason: 'SUSPICIOUS_DATE' },
    );
}

/** Whether some lines of the file are in the dataset already and others are not, or not like this. */
export function isDoubtful(held: Held | null): boolean {
  if (held?.overlap == null) return false;
  const { present, changed, new: added } = held.overlap;
  return changed > 0 || (present > 0 && added > 0);
}

/**
 * What of a cleaned file goes into its dataset, with what there is to say of it.
 * @param cleanAgain reads the file once more, without the known lines
 */
export async function fitIn(
  held: Held | null,
  { target, keepsKnown }: Pick<NewImport, 'target' | 'keepsKnown'>,
  cleaned: Cleaned,
  cleanAgain: (known: KnownLines) => Promise<Cleaned>,
): Promise<Cleaned> {
  if (held?.overlap == null) return cleaned;
  const skips = target.mode === 'append' && !keepsKnown && held.overlap.new < cleaned.result.profile.rows;
  const fitted = skips ? await cleanAgain(held.known) : cleaned;
  const { understanding } = fitted.result;
  const became = target.mode === 'replaceDates' ? 'replaceDates' : keepsKnown ? 'keep' : 'skip';
  const warnings = [...overlapWarnings(held.overlap, became), ...understanding.warnings];
  return { ...fitted, result: { ...fitted.result, understanding: { ...understanding, warnings } } };
}
