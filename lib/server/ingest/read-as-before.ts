import 'server-only';
import type { UploadOptions } from '../../api/ingest';
import { AppError } from '../../errors';
import type { Caller } from '../http/caller';
import { readingOf, recallReading } from '../store/readings';
import type { Cleaned } from '../upload/cleaning/requests';
import { keepUpload, type SpooledFile } from '../upload/kept';

/** Reads a file as its owner had files with the same columns read, unless this time the reading is decided anew. */
export async function readAsBefore(
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

/** The names of a file's columns. */
export function headersOf({ result }: Cleaned): string[] {
  return result.understanding.columns.map(({ header }) => header);
}

/** Refusals that another mapping may mend. */
const mendable = ['MISSING_COLUMN', 'NO_HEADER', 'NO_VALID_ROWS', 'TOO_MANY_REJECTED'];

/** A refusal that can be mended names its bytes, so that they need not be sent again. */
export async function withKeptBytes(
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
