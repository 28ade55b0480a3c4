import 'server-only';
import { tmpdir } from 'node:os';
import { createEngine, type SaleLines } from '../engine/engine';
import { readProfile } from '../engine/profile';
import type { Period } from '../sales/calendar';
import { dayRange } from '../sales/capabilities';
import type { PartProfile } from '../sales/sale-line';
import { env } from './env';
import type { Dataset, Import } from './generated/prisma/client';
import { once } from './once';
import { localBlob } from './store/blobs';
import { dataFolder } from './store/data-folder';
import { profileOf } from './store/receipts';

export const engine = once('engine', () =>
  createEngine({
    partsDirectories: [dataFolder().blobs, dataFolder().spool],
    temporaryDirectory: tmpdir(),
    memoryLimitMb: env().ENGINE_MEMORY_MB,
    threads: 2,
  }),
);

type Stored = Pick<Import, 'partSha256' | 'profile' | 'replacesFrom' | 'replacesTo'>;

/** An import with what of it counts. */
export interface Counted<One extends Stored> {
  stored: One;
  profile: PartProfile;
  /** Days that later imports stand in for. */
  hidden: Period[];
}

/** What counts of each import, in the order of their positions. Lines are looked at only where some are hidden. */
export async function countedImports<One extends Stored>(imports: readonly One[]): Promise<Counted<One>[]> {
  return Promise.all(
    imports.map(async (stored, index) => {
      const profile = profileOf(stored);
      const hidden = hiddenDays(profile, imports.slice(index + 1));
      if (hidden.length === 0) return { stored, profile, hidden };
      const part = { path: await localBlob(stored.partSha256), profile, hidden };
      const lines = engine().open({ id: `${stored.partSha256} without ${JSON.stringify(hidden)}`, parts: [part] });
      return { stored, profile: await readProfile(lines), hidden };
    }),
  );
}

function hiddenDays(profile: PartProfile, later: readonly Stored[]): Period[] {
  const days = dayRange(profile);
  return later
    .flatMap(({ replacesFrom, replacesTo }) => dayRange({ from: replacesFrom, to: replacesTo }) ?? [])
    .filter(({ from, to }) => days !== null && from <= days.to && days.from <= to);
}

/** The part of an import, fetched first where it is not on this machine. */
export async function partOf({ stored, profile, hidden }: Counted<Stored>) {
  return { path: await localBlob(stored.partSha256), profile, hidden };
}

/** The sale lines of a dataset, ready for questions. */
export async function openLines(dataset: Dataset & { imports: Stored[] }): Promise<SaleLines> {
  const counted = await countedImports(dataset.imports);
  const parts = await Promise.all(counted.filter(({ profile }) => profile.rows > 0).map(partOf));
  return engine().open({ id: dataset.dataVersion, parts });
}
