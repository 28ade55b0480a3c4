import 'server-only';
import { tmpdir } from 'node:os';
import { createEngine } from '../engine/engine';
import { readProfile } from '../engine/profile';
import type { Period } from '../sales/calendar';
import { dayRange } from '../sales/capabilities';
import type { PartProfile } from '../sales/sale-line';
import { env } from './env';
import { watchQuery } from './observe/watch-query';
import { once } from './once';
import { localBlob } from './store/blobs';
import { dataFolder } from './store/data-folder';
import { profileOf, type StoredPart } from './store/receipts';
import { addInThreads } from './sums/adding-threads';

export const engine = once('engine', () =>
  createEngine({
    partsDirectories: [dataFolder().blobs, dataFolder().spool],
    temporaryDirectory: tmpdir(),
    memoryLimitMb: env().ENGINE_MEMORY_MB,
    threads: 2,
    deadlineSeconds: env().ANALYSIS_SECONDS,
    adder: addInThreads(),
    onQuery: (sql, milliseconds) => watchQuery('engine', sql, milliseconds),
  }),
);

/** An import with what of it counts. */
export interface Counted<One extends StoredPart> {
  stored: One;
  profile: PartProfile;
  /** Days that later imports stand in for. */
  hidden: Period[];
}

/** What counts of each import, in the order of their positions. Lines are looked at only where some are hidden. */
export async function countedImports<One extends StoredPart>(imports: readonly One[]): Promise<Counted<One>[]> {
  return Promise.all(
    imports.map(async (stored, index) => {
      const profile = profileOf(stored);
      const hidden = hiddenDays(profile, imports.slice(index + 1));
      if (hidden.length === 0) return { stored, profile, hidden };
      const part = { path: await pathOf(stored), profile, hidden };
      const lines = engine().open({ id: `${stored.partSha256} without ${JSON.stringify(hidden)}`, parts: [part] });
      return { stored, profile: await readProfile(lines), hidden };
    }),
  );
}

function hiddenDays(profile: PartProfile, later: readonly StoredPart[]): Period[] {
  const days = dayRange(profile);
  return later
    .flatMap(({ replacesFrom, replacesTo }) => dayRange({ from: replacesFrom, to: replacesTo }) ?? [])
    .filter(({ from, to }) => days !== null && from <= days.to && days.from <= to);
}

/** The part of an import, fetched first where it is not on this machine. */
export async function partOf({ stored, profile, hidden }: Counted<StoredPart>) {
  return { path: await pathOf(stored), profile, hidden };
}

async function pathOf({ path, partSha256 }: StoredPart): Promise<string> {
  return path ?? localBlob(partSha256);
}
