import { callContract } from '@/lib/api/client';
import { type Receipt, releaseUpload, type UploadOptions, uploadData } from '@/lib/api/ingest';

/** What a person says about how to read a file, and what it is to those that are there. */
export type Choices = Pick<
  UploadOptions,
  'mapping' | 'dateOrder' | 'decimal' | 'currency' | 'sheet' | 'mode' | 'overlap'
>;

interface Again extends Choices {
  /** The name of the bytes that the server has kept. */
  upload: string;
  dataset?: string | undefined;
  /** Whether to store what is read, or only to tell. */
  store: boolean;
  signal: AbortSignal;
}

/** Reads a file that the server has kept once more, without sending it. */
export function readAgain({ store, mapping, signal, ...rest }: Again): Promise<Receipt> {
  const given = Object.entries({ ...rest, ...(mapping && { mapping: JSON.stringify(mapping) }) });
  const query = new URLSearchParams(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  if (!store) query.set('dryRun', '1');
  return callContract({ ...uploadData, path: `${uploadData.path}?${query}` }, {}, { signal });
}

/** Lets go of a file that will not be stored; one that cannot be reached goes by itself before long. */
export function release(upload: string): void {
  callContract(releaseUpload, { upload }).catch(() => undefined);
}
