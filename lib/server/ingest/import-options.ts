import 'server-only';
import { createHash, createHmac } from 'node:crypto';
import { join } from 'node:path';
import type { UploadOptions } from '../../api/ingest';
import { AppError } from '../../errors';
import type { IngestOptions } from '../../ingest/ingest';
import { authorise } from '../access/authorise';
import type { Caller } from '../http/caller';
import { dataFolder } from '../store/data-folder';
import type { NewImport } from '../store/imports';
import type { CleanJob } from '../upload/cleaning/requests';
import type { SpooledFile } from '../upload/kept';
import { limitBytes } from '../upload/receive';

/**
 * Whose dataset a file goes to: another owner's, when the caller may change it. Null when it makes one of the caller's own.
 * @throws AppError when the caller may not add to the dataset, or the mode does not fit
 */
export async function ownerOfTarget({ dataset, mode }: UploadOptions, caller: Caller): Promise<string | null> {
  if (dataset === undefined && mode !== undefined && mode !== 'new')
    throw new AppError('invalid_input', `"mode=${mode}" needs "dataset": say which dataset the file goes to.`);
  if (dataset === undefined) return null;
  if (mode === 'new')
    throw new AppError('invalid_input', '"mode=new" makes a dataset of its own; leave "dataset" out.');
  return (await authorise(dataset, caller, 'editor')).ownerId;
}

/** What is to be stored, and where; a dataset that is to be made has its id already, as customer ids are hashed for it. */
export function wantedImport(
  id: string,
  file: SpooledFile,
  options: UploadOptions,
  newDataset: string,
): Omit<NewImport, 'ownerId' | 'currency' | 'locale'> {
  const { fileName, bytes, sha256 } = file;
  const { dataset, mode = 'append', name = fileName } = options;
  const target: NewImport['target'] =
    dataset === undefined || mode === 'new'
      ? { mode: 'new', datasetId: newDataset, name }
      : { mode, datasetId: dataset };
  const overlap = target.mode === 'append' ? (options.overlap ?? null) : null;
  return { id, fileName, bytes, sha256, optionsHash: hashOptions(options), target, overlap };
}

/** How the reader is to take a file that goes to a dataset. */
export function ingestOptions(options: UploadOptions, datasetId: string): IngestOptions {
  const { mapping, dateOrder, decimal, currency, dropDuplicates } = options;
  return {
    ...(mapping && { mapping }),
    ...(dateOrder && { dateOrder }),
    ...(decimal && { decimal }),
    ...(currency && { currency }),
    dropDuplicates,
    today: new Date().toISOString().slice(0, 10),
    customerSalt: createHmac('sha256', dataFolder().secret).update(datasetId).digest('hex'),
  };
}

/** The job of cleaning a file in the spool into a folder there. */
export function cleanJob(
  source: string,
  folder: string,
  name: string,
  options: IngestOptions,
  { sheet }: UploadOptions,
): CleanJob {
  const [part, rejects] = [join(folder, `${name} part`), join(folder, `${name} rejects`)];
  return { source, part, rejects, options, sheet, limitBytes: limitBytes() };
}

/** Hash of everything besides the bytes that decides how they are read. */
export function hashOptions(options: UploadOptions): string {
  const { mapping = {}, dateOrder, decimal, currency, dropDuplicates, sheet } = options;
  const decisive = [Object.entries(mapping).sort(), dateOrder, decimal, currency, dropDuplicates, sheet];
  return createHash('sha256').update(JSON.stringify(decisive)).digest('hex').slice(0, 16);
}
