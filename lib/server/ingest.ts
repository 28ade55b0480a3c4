import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  type downloadRejects,
  type Receipt,
  type readImport,
  type UploadOptions,
  type undoImport,
  uploadData,
} from '../api/ingest';
import { AppError } from '../errors';
import type { Caller } from './caller';
import { created, json, parseInput, queryOf, type UseCase } from './handle';
import { localBlob } from './store/blobs';
import { dataFolder } from './store/data-folder';
import { database } from './store/database';
import {
  commitImport,
  describeFile,
  findSame,
  type NewImport,
  receiptOf,
  removeImport,
  unknownDataset,
} from './store/imports';
import { clean } from './upload/clean';
import { trackUpload, uploadProgress } from './upload/progress';
import { limitBytes, receive } from './upload/receive';

interface SpooledFile {
  path: string;
  fileName: string;
  bytes: number;
  sha256: string;
}

type Track = ReturnType<typeof trackUpload>;

/** `POST /api/upload-data`: receive, understand, clean, store; whatever goes wrong, nothing stays behind. */
export const uploadSales: UseCase<typeof uploadData> = async (query, caller, request) =>
  withSpool(async (folder) => {
    await refuseUnknownTarget(query, caller);
    const announced = Number(request.headers.get('content-length') ?? 0) || null;
    const { id, track } = await begin(query, caller, announced);
    return tracked(track, async () => {
      const path = join(folder, 'upload');
      const received = await receive(request, path, (bytes) =>
        track({ bytes, fraction: announced === null ? null : Math.min(1, bytes / announced) }),
      );
      const options = parseInput(uploadData, { ...queryOf(request), ...received.fields });
      const fileName = safeName(options.fileName ?? received.fileName ?? 'sales.csv');
      return importFile({ ...received, path, fileName }, { id, options, caller, track, signal: request.signal });
    });
  });

/** Understands, cleans and stores a file in the spool. */
export async function importFile(
  file: SpooledFile,
  context: { id: string; options: UploadOptions; caller: Caller; track: Track; signal: AbortSignal },
): Promise<Response> {
  const { id, options, caller, track, signal } = context;
  const wanted = await describeTarget(id, file, options, caller);
  const same = wanted === null ? null : await findSame(wanted);
  if (same !== null) return json(receiptOf(same, true));
  track({ stage: 'reading', fraction: 0 });
  const cleaned = await clean(
    {
      source: file.path,
      part: `${file.path}.part`,
      rejects: `${file.path}.rejects`,
      options: ingestOptions(options),
      sheet: options.sheet,
      limitBytes: limitBytes(),
    },
    track,
    signal,
  );
  if (options.dryRun) return json(dryReceipt(file, describeFile(cleaned)));
  signal.throwIfAborted();
  track({ stage: 'storing', fraction: null });
  const owned = wanted ?? { ...targetOf(id, file, options), ownerId: await caller.ensureOwner() };
  const currency = options.currency ?? cleaned.result.understanding.currency;
  const receipt = await commitImport({ ...owned, currency }, cleaned);
  return receipt.import.alreadyImported ? json(receipt) : created(receipt);
}

/** `GET /api/imports/{id}`. */
export const showImport: UseCase<typeof readImport> = async ({ id }, { ownerId }) => {
  if (ownerId === null) throw unknownImport();
  const running = uploadProgress(id, ownerId);
  if (running !== null) return running;
  const stored = await findImport(id, ownerId);
  const bytes = Number(stored.bytes);
  const receipt = receiptOf(stored);
  return { id, stage: 'done', bytes, totalBytes: bytes, rows: receipt.rows.read, fraction: 1, done: true, receipt };
};

/** `DELETE /api/imports/{id}`. */
export const undo: UseCase<typeof undoImport> = async ({ id }, { ownerId }) => {
  if (ownerId === null) throw unknownImport();
  return { datasetId: await removeImport(id, ownerId) };
};

/** `GET /api/imports/{id}/rejects.csv`: every rejected row with its line, column, code and original text. */
export const rejects: UseCase<typeof downloadRejects> = async ({ id }, { ownerId }) => {
  if (ownerId === null) throw unknownImport();
  const stored = await findImport(id, ownerId);
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

async function findImport(id: string, ownerId: string) {
  const prisma = await database();
  const stored = await prisma.import.findFirst({ where: { id, dataset: { ownerId } }, include: { dataset: true } });
  if (stored === null) throw unknownImport();
  return stored;
}

function unknownImport(): AppError {
  return new AppError('not_found', 'There is no such import. It may have been undone, or it belongs to somebody else.');
}

async function refuseUnknownTarget({ dataset, mode }: UploadOptions, { ownerId }: Caller): Promise<void> {
  if (dataset === undefined && mode !== undefined && mode !== 'new')
    throw new AppError('invalid_input', `"mode=${mode}" needs "dataset": say which dataset the file goes to.`);
  if (dataset === undefined) return;
  if (mode === 'new')
    throw new AppError('invalid_input', '"mode=new" makes a dataset of its own; leave "dataset" out.');
  const found =
    ownerId === null ? null : await (await database()).dataset.findFirst({ where: { id: dataset, ownerId } });
  if (found === null) throw unknownDataset();
}

type Target = Omit<NewImport, 'ownerId'>;

async function describeTarget(
  id: string,
  file: SpooledFile,
  options: UploadOptions,
  caller: Caller,
): Promise<NewImport | null> {
  await refuseUnknownTarget(options, caller);
  return options.dryRun || caller.ownerId === null ? null : { ...targetOf(id, file, options), ownerId: caller.ownerId };
}

function targetOf(id: string, file: SpooledFile, options: UploadOptions): Target {
  const { fileName, bytes, sha256 } = file;
  const target: Target['target'] =
    options.dataset === undefined
      ? { mode: 'new', name: options.name ?? fileName }
      : { mode: options.mode === 'replace' ? 'replace' : 'append', datasetId: options.dataset };
  const currency = options.currency ?? null;
  return { id, fileName, bytes, sha256, optionsHash: hashOptions(options), currency, target };
}

function ingestOptions({ mapping, dateOrder, decimal, currency, dropDuplicates }: UploadOptions) {
  return {
    ...(mapping && { mapping }),
    ...(dateOrder && { dateOrder }),
    ...(decimal && { decimal }),
    ...(currency && { currency }),
    dropDuplicates,
  };
}

function hashOptions(options: UploadOptions): string {
  const { mapping = {}, dateOrder, decimal, currency, dropDuplicates, sheet } = options;
  const decisive = [Object.entries(mapping).sort(), dateOrder, decimal, currency, dropDuplicates, sheet];
  return createHash('sha256').update(JSON.stringify(decisive)).digest('hex').slice(0, 16);
}

function dryReceipt({ fileName, bytes, sha256 }: SpooledFile, described: ReturnType<typeof describeFile>): Receipt {
  return { ...described, dataset: null, import: { id: null, fileName, bytes, sha256, alreadyImported: false } };
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
