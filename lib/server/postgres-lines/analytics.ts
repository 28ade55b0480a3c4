import 'server-only';
import type { Analytics } from '../../engine/engine';
import { createPostgresAnalytics } from '../../engine/postgres/postgres-analytics';
import type { Part } from '../../engine/view';
import type { PartProfile } from '../../sales/sale-line';
import { type Counted, engine, partOf } from '../engine';
import { env } from '../env';
import { watchQuery } from '../observe/watch-query';
import { once } from '../once';
import type { NewBlob } from '../store/blobs';
import type { StoredPart } from '../store/receipts';
import { linesPool, sourceOf } from './lines-pool';
import { numbersOf, storePart } from './store-part';

/** What answers questions: DuckDB from the parts or, where ANALYTICS_ENGINE says so, PostgreSQL from its rows. */
export const analytics = once('analytics', (): Analytics => {
  if (!inPostgres()) return engine();
  return createPostgresAnalytics(sourceOf(linesPool), {
    deadlineSeconds: env().ANALYSIS_SECONDS,
    onQuery: (sql, milliseconds) => watchQuery('postgres', sql, milliseconds),
  });
});

function inPostgres(): boolean {
  return env().ANALYTICS_ENGINE === 'postgres';
}

/** Parts as `analytics` opens them. In PostgreSQL, a part that was stored before it answered questions gets its rows now. */
export async function partsOf(counted: readonly Counted<StoredPart>[]): Promise<Part[]> {
  if (!inPostgres()) return Promise.all(counted.map(partOf));
  const pool = await linesPool();
  const numbers = await numbersOf(
    pool,
    counted.map(({ stored }) => stored.partSha256),
  );
  return Promise.all(
    counted.map(async (one) => {
      const { partSha256: sha256 } = one.stored;
      const number = numbers.get(sha256) ?? (await storeRows(sha256, await partOf({ ...one, hidden: [] })));
      return { path: String(number), profile: one.profile, hidden: one.hidden };
    }),
  );
}

/** Gives a part its rows before an import names it, where PostgreSQL answers questions. */
export async function storeAhead({ sha256, path }: NewBlob, profile: PartProfile): Promise<void> {
  if (inPostgres() && profile.rows > 0) await storeRows(sha256, { path, profile, hidden: [] });
}

async function storeRows(sha256: string, part: Part): Promise<number> {
  return storePart(await linesPool(), sha256, engine().open({ id: null, parts: [part] }));
}
