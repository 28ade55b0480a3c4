import 'server-only';
import { randomUUID } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { AppError } from '../../errors';
import { once } from '../once';
import { dataFolder } from '../store/data-folder';

/** A received file in the spool. */
export interface SpooledFile {
  path: string;
  fileName: string;
  bytes: number;
  sha256: string;
}

interface Kept {
  ownerId: string;
  file: SpooledFile;
}

/** Files that wait for a decision; the oldest give way, and a file that leaves is deleted. */
const waiting = once(
  'kept-uploads',
  () =>
    new LRUCache<string, Kept>({
      max: 50,
      ttl: 30 * 60_000,
      ttlAutopurge: true,
      dispose: ({ file }) => rmSync(file.path, { force: true }),
    }),
);

/** Keeps a spooled file until its owner decides how to read it; returns the name to ask for it by. */
export function keepUpload(file: SpooledFile, ownerId: string): string {
  const kept = [...waiting().entries()].find(([, entry]) => entry.file.path === file.path);
  if (kept !== undefined) return kept[0];
  const token = randomUUID();
  const path = join(dataFolder().kept, token);
  renameSync(file.path, path);
  waiting().set(token, { ownerId, file: { ...file, path } });
  return token;
}

/**
 * A kept file of this owner.
 * @throws AppError "not_found" when it is not kept any more, or somebody else's
 */
export function findUpload(token: string, ownerId: string | null): SpooledFile {
  const kept = waiting().get(token);
  if (kept === undefined || kept.ownerId !== ownerId)
    throw new AppError('not_found', 'The file is not kept any more; send it again.');
  return kept.file;
}

/** Lets go of a kept file of this owner, if there is one. */
export function dropUpload(token: string, ownerId: string | null): void {
  if (waiting().peek(token)?.ownerId === ownerId) waiting().delete(token);
}
