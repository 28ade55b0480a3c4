import 'server-only';
import { tmpdir } from 'node:os';
import { createEngine, type SaleLines } from '../engine/engine';
import { env } from './env';
import type { Dataset, Import } from './generated/prisma/client';
import { once } from './once';
import { localBlob } from './store/blobs';
import { dataFolder } from './store/data-folder';
import { profileOf } from './store/imports';

export const engine = once('engine', () =>
  createEngine({
    partsDirectory: dataFolder().blobs,
    temporaryDirectory: tmpdir(),
    memoryLimitMb: env().ENGINE_MEMORY_MB,
    threads: 2,
  }),
);

/** The sale lines of a dataset, ready for questions; parts that are not on this machine are fetched first. */
export async function openLines(dataset: Dataset & { imports: Omit<Import, 'receipt'>[] }): Promise<SaleLines> {
  const parts = await Promise.all(
    dataset.imports.map(async (stored) => ({ path: await localBlob(stored.partSha256), profile: profileOf(stored) })),
  );
  return engine().open({ id: dataset.dataVersion, parts });
}
