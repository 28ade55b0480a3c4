import 'server-only';
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Receipt, UploadOptions } from '../api/ingest';
import { AppError } from '../errors';
import { doubtsOf } from '../ingest/doubts';
import type { IngestOptions, KnownLines } from '../ingest/ingest';
import { capabilitiesOf } from '../sales/capabilities';
import type { Caller } from './http/caller';
import { created, json } from './http/handle';
import { fitIn, type Held, holdAgainst, isDoubtful } from './overlap';
import { dataFolder } from './store/data-folder';
import { database } from './store/database';
import { commitImport, findSame, type NewImport, unknownDataset } from './store/imports';
import { readingOf, recallReading, rememberReading } from './store/readings';
import { describeFile, receiptOf } from './store/receipts';
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
  for (;;) {
    const held = await holdAgainst(wanted.target, cleaned);
    const asks = options.overlap === undefined && wanted.target.mode === 'append' && isDoubtful(held);
    const doubts = [...(asks ? ['OVERLAP'] : []), ...doubtsOf(cleaned.result.understanding)];
    if (options.dryRun || (options.review && doubts.length > 0)) {
      const upload = keepUpload(file, await caller.ensureOwner());
      const described = describeFile(cleaned, held?.overlap ?? null);
      const receipt: Receipt = { ...described, ...unstored(file), review: { upload, doubts } };
      return json(receipt);
    }
    const fitted = await fitIn(held, wanted, cleaned, (known) =>
      cleanFile(file, chosen, wanted.target.datasetId, context, known),
    );
    signal.throwIfAborted();
    track({ stage: 'storing', fraction: null });
    const owner = await caller.ensureOwner();
    const currency = options.currency ?? cleaned.result.understanding.currency;
    const committed = { ...wanted, optionsHash: hashOptions(chosen), currency, ownerId: owner };
    const receipt =
      held !== null && fitted.result.profile.rows === 0
        ? await receiptOfKnown(committed, fitted, cleaned, held, file)
        : await commitImport(committed, fitted, held);
    if (receipt === null) continue;
    if (options.upload !== undefined) dropUpload(options.upload, owner);
    await rememberReading(owner, headersOf(cleaned), options);
    return receipt.import.alreadyImported ? json(receipt) : created(receipt);
  }
}

/** The receipt of a file that has nothing new for its dataset: of its own import, if it has one there. */
async function receiptOfKnown(
  wanted: Omit<NewImport, 'currency'>,
  fitted: Cleaned,
  whole: Cleaned,
  { dataset, overlap }: Held,
  file: SpooledFile,
): Promise<Receipt> {
  const same = await findSame({ ...wanted, keepsKnown: true });
  if (same !== null) return receiptOf(same, true);
  const { id, name, dataVersion } = dataset;
  return {
    ...describeFile(fitted, overlap),
    capabilities: capabilitiesOf(whole.result.profile.columns),
    dataset: { id, name, dataVersion },
    import: { ...unstored(file).import, alreadyImported: true },
    review: null,
  };
}

/** @param known lines to leave out; the whole file that was cleaned before stays beside what is left */
function cleanFile(
  file: SpooledFile,
  options: UploadOptions,
  datasetId: string,
  { folder, track, signal }: ImportContext,
  known?: KnownLines,
) {
  const name = known === undefined ? 'whole' : 'new';
  return clean(
    {
      source: file.path,
      bytes: file.bytes,
      part: join(folder, `${name} part`),
      rejects: join(folder, `${name} rejects`),
      options: { ...ingestOptions(options, file, datasetId), ...(known && { known }) },
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
  const { dataset, mode = 'append', name = fileName } = options;
  const target: NewImport['target'] =
    dataset === undefined || mode === 'new'
      ? { mode: 'new', datasetId: randomUUID(), name }
      : { mode, datasetId: dataset };
  const keepsKnown = target.mode === 'append' && options.overlap === 'keep';
  return { id, fileName, bytes, sha256, optionsHash: hashOptions(options), target, keepsKnown };
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
