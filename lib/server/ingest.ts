import 'server-only';
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  type downloadRejects,
  type readImport,
  type releaseUpload,
  type UploadOptions,
  type undoImport,
  uploadData,
} from '../api/ingest';
import { AppError } from '../errors';
import type { Caller } from './http/caller';
import { parseInput, queryOf, type UseCase } from './http/handle';
import { importFile, refuseUnknownTarget } from './import-file';
import { localBlob } from './store/blobs';
import { dataFolder } from './store/data-folder';
import { database } from './store/database';
import { removeImport } from './store/imports';
import { receiptOf } from './store/receipts';
import { dropUpload, findUpload, type SpooledFile } from './upload/kept';
import { trackUpload, uploadProgress } from './upload/progress';
import { receive } from './upload/receive';

type Track = ReturnType<typeof trackUpload>;

/** `POST /api/upload-data`: receive, understand, clean, store; whatever goes wrong, nothing stays behind. */
export const uploadSales: UseCase<typeof uploadData> = async (query, caller, request) =>
  withSpool(async (folder) => {
    await refuseUnknownTarget(query, caller);
    const announced = Number(request.headers.get('content-length') ?? 0) || null;
    const { id, track } = await begin(query, caller, announced);
    return tracked(track, async () => {
      const { file, options } = await takeFile(query, caller, request, { folder, announced, track });
      return importFile(file, { id, options, caller, track, folder, signal: request.signal });
    });
  });

/** The file of a request with its final options: kept from an earlier request, or received with this one. */
async function takeFile(
  query: UploadOptions,
  caller: Caller,
  request: Request,
  { folder, announced, track }: { folder: string; announced: number | null; track: Track },
): Promise<{ file: SpooledFile; options: UploadOptions }> {
  if (query.upload !== undefined) return { file: findUpload(query.upload, caller.ownerId), options: query };
  const path = join(folder, 'upload');
  const received = await receive(request, path, (bytes) =>
    track({ bytes, fraction: announced === null ? null : Math.min(1, bytes / announced) }),
  );
  const options = parseInput(uploadData, { ...queryOf(request), ...received.fields });
  const fileName = safeName(options.fileName ?? received.fileName ?? 'sales.csv');
  return { file: { ...received, path, fileName }, options };
}

/** `DELETE /api/uploads/{upload}`: somebody else's bytes are as unknown as those that are gone. */
export const release: UseCase<typeof releaseUpload> = async ({ upload }, { ownerId }) => {
  dropUpload(upload, ownerId);
  return {};
};

/** `GET /api/imports/{id}`. */
export const showImport: UseCase<typeof readImport> = async ({ id }, { ownerId }) => {
  if (ownerId === null) throw unknownImport();
  const followed = uploadProgress(id, ownerId);
  if (followed !== null && !followed.done) return followed;
  const stored = await lookUpImport(id, ownerId);
  if (stored === null && followed !== null) return followed;
  if (stored === null) throw unknownImport();
  const bytes = Number(stored.bytes);
  const receipt = receiptOf(stored);
  return { id, stage: 'done', bytes, totalBytes: bytes, rows: receipt.rows.read, fraction: 1, done: true, receipt };
};

/** `DELETE /api/imports/{id}`. */
export const undo: UseCase<typeof undoImport> = async ({ id }, { ownerId }) => {
  if (ownerId === null) throw unknownImport();
  return { datasetId: await removeImport(id, ownerId) };
};

/** `GET /api/imports/{id}/rejects.csv`: every rejected row with line, reason, column, code and its original cells. */
export const rejects: UseCase<typeof downloadRejects> = async ({ id }, { ownerId }) => {
  if (ownerId === null) throw unknownImport();
  const stored = await lookUpImport(id, ownerId);
  if (stored === null) throw unknownImport();
  const path = await localBlob(stored.rejectsSha256);
  const name = encodeURIComponent(`rejected rows of ${stored.fileName}`.replace(/\.\w+$/, ''));
  return new Response(Readable.toWeb(createReadStream(path)) as ReadableStream, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-length': String((await stat(path)).size),
      'content-disposition': `attachment; filename*=UTF-8''${name}.csv`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
};

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
    throw error;
  }
}

async function lookUpImport(id: string, ownerId: string) {
  const prisma = await database();
  return prisma.import.findFirst({ where: { id, dataset: { ownerId } }, include: { dataset: true } });
}

function unknownImport(): AppError {
  return new AppError('not_found', 'There is no such import. It may have been undone, or it belongs to somebody else.');
}

/** The last segment of a file name, without control characters; what a person would call the file. */
function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  return (
    last
      .replace(/\p{Cc}/gu, '')
      .trim()
      .slice(0, 200) || 'sales.csv'
  );
}
