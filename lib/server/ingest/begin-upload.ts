import 'server-only';
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { UploadOptions } from '../../api/ingest';
import { AppError } from '../../errors';
import type { Caller } from '../http/caller';
import { countImport, outcomeOf } from '../observe/count-import';
import { dataFolder } from '../store/data-folder';
import { database } from '../store/database';
import { trackUpload } from '../upload/progress';

/** Takes note of how far an upload is. */
export type Track = ReturnType<typeof trackUpload>;

/** Gives a task a folder in the spool, which is gone when the task ends, however it ends. */
export async function withSpool<T>(task: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(dataFolder().spool, randomUUID());
  await mkdir(folder, { recursive: true });
  try {
    return await task(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Begins an upload under the client's id, or a new one. */
export async function begin(options: Pick<UploadOptions, 'importId'>, caller: Caller, totalBytes: number | null) {
  const id = options.importId ?? randomUUID();
  const used = options.importId === undefined ? null : await (await database()).import.findUnique({ where: { id } });
  if (used !== null) throw new AppError('invalid_input', 'This importId is in use; choose a new one for each upload.');
  return { id, track: trackUpload(id, caller.ownerId, totalBytes) };
}

/** Runs an upload and marks its progress as ended. */
export async function tracked<T>(track: Track, task: () => Promise<T>): Promise<T> {
  try {
    const result = await task();
    track({ stage: 'done', done: true });
    return result;
  } catch (error) {
    track({ stage: 'failed', done: true });
    countImport(outcomeOf(error));
    throw error;
  }
}
