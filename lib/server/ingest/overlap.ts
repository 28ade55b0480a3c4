import 'server-only';
import type { UploadOptions } from '../../api/ingest';
import { AppError } from '../../errors';
import type { IngestResult, KnownLines } from '../../ingest/ingest';
import { leavesOut, type Overlap, overlapWarnings } from '../../ingest/overlap';
import type { Warning } from '../../ingest/understanding';
import type { Dataset } from '../generated/prisma/client';
import { database } from '../store/database';
import { type NewImport, unknownDataset } from '../store/imports';
import { profileOf } from '../store/receipts';
import type { Cleaned } from '../upload/cleaning/requests';
import { compareWith } from './compare';

/** A dataset as it was when a file was held against it; `overlap` is null where no line of the file can be there. */
export interface Held {
  dataset: Dataset;
  dataVersion: string;
  overlap: Overlap | null;
  known: KnownLines;
  /** Whether only one of the file and an import beside it gives dates, so that they cannot be compared. */
  isPartlyDated: boolean;
}

/**
 * Holds a cleaned file against the lines of the dataset that it goes to; null when it goes beside no others.
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
  const compared = await compareWith(dataset.imports, { path: part.path, ...result });
  const isDated = result.profile.from !== null;
  const isPartlyDated = dataset.imports.some((stored) => (profileOf(stored).from !== null) !== isDated);
  const { overlap, known } = compared ?? { overlap: null, known: nothingKnown };
  return { dataset, dataVersion, overlap, known, isPartlyDated };
}

const nothingKnown: KnownLines = { present: null, changed: null };

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

/** Whether some lines of the file are, or may be, in the dataset already, and others are not or not like this. */
export function isDoubtful(held: Held | null): boolean {
  if (held?.overlap == null) return false;
  const { present, changed, new: added, isCertain, isSameAgain } = held.overlap;
  return changed > 0 || (present > 0 && (added > 0 || !(isCertain || isSameAgain)));
}

/**
 * What of a cleaned file goes into its dataset, with what there is to say of it.
 * @param cleanAgain reads the file once more, without the known lines
 */
export async function fitIn(
  held: Held | null,
  { target, overlap: choice }: Pick<NewImport, 'target' | 'overlap'>,
  cleaned: Cleaned,
  cleanAgain: (known: KnownLines) => Promise<Cleaned>,
): Promise<Cleaned> {
  if (held?.overlap == null) return held?.isPartlyDated ? withWarnings(cleaned, [partlyDated]) : cleaned;
  const became = becameOf(target, choice, held.overlap);
  const skips = became === 'skip' && held.overlap.new < cleaned.result.profile.rows;
  const idsRestart = cleaned.result.understanding.warnings.some(({ code }) => code === 'ID_RESTARTS');
  const fitted = skips ? await cleanAgain({ ...held.known, idsRestart }) : cleaned;
  return withWarnings(fitted, [
    ...overlapWarnings(held.overlap, became),
    ...(held.isPartlyDated && became !== 'replaceDates' ? [partlyDated] : []),
  ]);
}

const partlyDated: Warning = {
  code: 'PARTLY_DATED',
  count: 1,
  message:
    'Only some of the files here give dates. Whether a file with dates and one without hold the same sales cannot be told, so the lines of both count.',
};

function withWarnings(cleaned: Cleaned, more: Warning[]): Cleaned {
  const { understanding } = cleaned.result;
  const warnings = [...more, ...understanding.warnings];
  return { ...cleaned, result: { ...cleaned.result, understanding: { ...understanding, warnings } } };
}

function becameOf({ mode }: NewImport['target'], choice: UploadOptions['overlap'] | null, overlap: Overlap) {
  if (mode === 'replaceDates') return mode;
  if (leavesOut(choice ?? null, overlap)) return 'skip';
  return choice === 'keep' ? choice : 'doubt';
}
