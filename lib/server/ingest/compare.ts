import 'server-only';
import type { PartLines } from '../../engine/engine';
import { findOverlap } from '../../ingest/find-overlap';
import type { KnownLines } from '../../ingest/ingest';
import { type Compared, type Comparison, canOverlap, comparisonOf, type Overlap } from '../../ingest/overlap';
import type { PartProfile } from '../../sales/sale-line';
import { type Counted, countedImports, engine, partOf } from '../engine';
import type { Import } from '../generated/prisma/client';
import { type StoredPart, understandingOf } from '../store/receipts';

/** An import with its receipt. */
export type StoredFile = StoredPart & Pick<Import, 'receipt'>;

/** A file whose lines are in a part. */
interface Whole extends Compared {
  path: string;
}

/** A file beside the imports that can hold the same sales, its part the last one. */
interface Beside {
  lines: PartLines;
  comparison: Comparison;
  profiles: PartProfile[];
}

/** How the lines of a file meet those of some imports that count; null where none can be the same. */
export async function compareWith(
  imports: readonly StoredFile[],
  whole: Whole,
): Promise<(Beside & { overlap: Overlap; known: KnownLines }) | null> {
  const meeting = (await countedImports(imports)).filter(
    ({ profile }) => profile.rows > 0 && canOverlap(profile, whole.profile),
  );
  if (meeting.length === 0 || whole.profile.rows === 0) return null;
  const beside = await putBeside(meeting, whole);
  const { overlap, known } = await find(beside);
  const isSameAgain = !overlap.isCertain && overlap.new === 0 && (await isAnyOf(meeting, whole));
  return { ...beside, overlap: { ...overlap, isSameAgain }, known };
}

/** Whether one of the imports has the lines of the file and no others. */
async function isAnyOf(meeting: readonly Counted<StoredFile>[], whole: Whole): Promise<boolean> {
  for (const one of meeting.filter(({ profile }) => profile.rows === whole.profile.rows))
    if ((await find(await putBeside([one], whole))).overlap.new === 0) return true;
  return false;
}

function find({ lines, comparison, profiles }: Beside) {
  return findOverlap(lines, comparison, profiles);
}

async function putBeside(meeting: readonly Counted<StoredFile>[], whole: Whole): Promise<Beside> {
  const stored = meeting.map(({ stored, profile }): Compared => ({ profile, understanding: understandingOf(stored) }));
  const parts = await Promise.all(meeting.map(partOf));
  parts.push({ path: whole.path, profile: whole.profile, hidden: [] });
  const profiles = parts.map(({ profile }) => profile);
  return { lines: engine().open({ id: null, parts }), comparison: comparisonOf([...stored, whole]), profiles };
}
