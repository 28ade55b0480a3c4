import 'server-only';
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Receipt, UploadOptions } from '../api/ingest';
import { AppError } from '../errors';
import { doubtsOf } from '../ingest/doubts';
import type { IngestOptions } from '../ingest/ingest';
import type { Caller } from './http/caller';
import { created, json } from './http/handle';
import { dataFolder } from './store/data-folder';
import { database } from './store/database';
import { commitImport, describeFile, findSame, type NewImport, receiptOf, unknownDataset } from './store/imports';
import { readingOf, recallReading, rememberReading } from './store/readings';
import { type Cleaned, clean } from './upload/clean';
import { dropUpload, keepUpload, type SpooledFile } from './upload/kept';
import type { trackUpload } from './upload/progress';
import { limitBytes } from './upload/receive';

interface ImportContext {
  id: string;
  options: UploadOptions;
  caller: Caller;
  track: ReturnType<typeof trackUpload>;
  /** Where parts are written before they are stored. */
  folder: string;
  signal: AbortSignal;
}

/** Understands, cleans and stores a file in the spool, or keeps it there until its owner has settled what is doubtful. */
export async function importFile(file: SpooledFile, context: ImportContext): Promise<Response> {
  const { id, options, caller, track, signal } = context;
  await refuseUnknownTarget(options, caller);
  const wanted = wantedImport(id, file, options);
  const { ownerId } = caller;
  const same = options.dryRun || ownerId === null ? null : await findSame({ ...wanted, ownerId });
  if (same !== null) return json(receiptOf(same, true));
  track({ stage: 'reading', fraction: 0 });
  const { cleaned, chosen } = await readAsBefore(options, ownerId, (tried) =>
    cleanFile(file, tried, wanted.target.datasetId, context),
  ).catch(async (error) => {
    throw await withKeptBytes(error, file, options, caller);
  });
  const doubts = doubtsOf(cleaned.result.understanding);
  if (options.dryRun || (options.review && doubts.length > 0)) {
    const upload = keepUpload(file, await caller.ensureOwner());
    const receipt: Receipt = { ...describeFile(cleaned), ...unstored(file), review: { upload, doubts } };
    return json(receipt);
  }
  signal.throwIfAborted();
  track({ stage: 'storing', fraction: null });
  const owner = await caller.ensureOwner();
  const currency = options.currency ?? cleaned.result.understanding.currency;
  const receipt = await commitImport(
    { ...wanted, optionsHash: hashOptions(chosen), currency, ownerId: owner },
    cleaned,
  );
  if (options.upload !== undefined) dropUpload(options.upload);
  await rememberReading(owner, headersOf(cleaned), options);
  return receipt.import.alreadyImported ? json(receipt) : created(receipt);
}

function cleanFile(
  file: SpooledFile,
  options: UploadOptions,
  datasetId: string,
  { folder, track, signal }: ImportContext,
) {
  return clean(
    {
      source: file.path,
      bytes: file.bytes,
      part: join(folder, 'part'),
      rejects: join(folder, 'rejects'),
      options: ingestOptions(options, file, datasetId),
      sheet: options.sheet,
      limitBytes: limitBytes(),
    },
    track,
    signal,
  );
}

/** Reads a file as its owner had files with the same columns read, unless this time the reading is decided anew. */
async function readAsBefore(
  options: UploadOptions,
  ownerId: string | null,
  read: (options: UploadOptions) => Promise<Cleaned>,
): Promise<{ cleaned: Cleaned; chosen: UploadOptions }> {
  if (ownerId === null || readingOf(options) !== null) return { cleaned: await read(options), chosen: options };
  const first = await read(options).catch((error: unknown) => {
    if (error instanceof AppError && error.extra.headers !== undefined) return error;
    throw error;
  });
  const refused = first instanceof AppError;
  const reading = await recallReading(ownerId, refused ? (first.extra.headers ?? []) : headersOf(first));
  if (reading !== null) {
    const chosen = { ...options, ...reading };
    return { cleaned: await read(chosen), chosen };
  }
  if (refused) throw first;
  return { cleaned: first, chosen: options };
}

function headersOf({ result }: Cleaned): string[] {
  return result.understanding.columns.map(({ header }) => header);
}

/** Refusals that another mapping may mend. */
const mendable = ['MISSING_COLUMN', 'NO_HEADER', 'NO_VALID_ROWS', 'TOO_MANY_REJECTED'];

/** A refusal that can be mended names its bytes, so that they need not be sent again. */
async function withKeptBytes(
  error: unknown,
  file: SpooledFile,
  { review }: UploadOptions,
  caller: Caller,
): Promise<unknown> {
  if (!review || !(error instanceof AppError) || !mendable.includes(error.reason ?? '')) return error;
  const upload = keepUpload(file, await caller.ensureOwner());
  const { reason, fields, extra } = error;
  return new AppError(error.code, error.message, { fields, ...(reason && { reason }), extra: { ...extra, upload } });
}

/** @throws AppError when the dataset to add to is not the caller's, or the mode does not fit */
export async function refuseUnknownTarget({ dataset, mode }: UploadOptions, { ownerId }: Caller): Promise<void> {
  if (dataset === undefined && mode !== undefined && mode !== 'new')
    throw new AppError('invalid_input', `"mode=${mode}" needs "dataset": say which dataset the file goes to.`);
  if (dataset === undefined) return;
  if (mode === 'new')
    throw new AppError('invalid_input', '"mode=new" makes a dataset of its own; leave "dataset" out.');
  const found =
    ownerId === null ? null : await (await database()).dataset.findFirst({ where: { id: dataset, ownerId } });
  if (found === null) throw unknownDataset();
}

/** What is to be stored, and where; a dataset that is to be made has its id already, as customer ids are hashed for it. */
function wantedImport(id: string, file: SpooledFile, options: UploadOptions): Omit<NewImport, 'ownerId' | 'currency'> {
  const { fileName, bytes, sha256 } = file;
  const target: NewImport['target'] =
    options.dataset === undefined
      ? { mode: 'new', datasetId: randomUUID(), name: options.name ?? fileName }
      : { mode: options.mode === 'replace' ? 'replace' : 'append', datasetId: options.dataset };
  return { id, fileName, bytes, sha256, optionsHash: hashOptions(options), target };
}

function ingestOptions(options: UploadOptions, file: SpooledFile, datasetId: string): IngestOptions {
  const { mapping, dateOrder, decimal, currency, dropDuplicates } = options;
  return {
    ...(mapping && { mapping }),
    ...(dateOrder && { dateOrder }),
    ...(decimal && { decimal }),
    ...(currency && { currency }),
    dropDuplicates,
    today: new Date().toISOString().slice(0, 10),
    fileId: `${file.sha256.slice(0, 8)}-`,
    customerSalt: createHmac('sha256', dataFolder().secret).update(datasetId).digest('hex'),
  };
}

function hashOptions(options: UploadOptions): string {
  const { mapping = {}, dateOrder, decimal, currency, dropDuplicates, sheet } = options;
  const decisive = [Object.entries(mapping).sort(), dateOrder, decimal, currency, dropDuplicates, sheet];
  return createHash('sha256').update(JSON.stringify(decisive)).digest('hex').slice(0, 16);
}

function unstored({ fileName, bytes, sha256 }: SpooledFile): Pick<Receipt, 'dataset' | 'import'> {
  return { dataset: null, import: { id: null, fileName, bytes, sha256, alreadyImported: false } };
}
