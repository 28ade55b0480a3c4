import 'server-only';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type UploadOptions, uploadData } from '../../api/ingest';
import type { Caller } from '../http/caller';
import { parseInput, queryOf, type UseCase } from '../http/handle';
import { HeadStart } from '../upload/cleaning/head-start';
import { findUpload, type SpooledFile } from '../upload/kept';
import { receive } from '../upload/receive';
import { begin, type Track, tracked, withSpool } from './begin-upload';
import { importFile } from './import-file';
import { cleanJob, ingestOptions, ownerOfTarget } from './import-options';
import { refuseOverQuota } from './quota';

/** `POST /api/upload-data`: receive, understand, clean, store; whatever goes wrong, nothing stays behind. */
export const uploadSales: UseCase<typeof uploadData> = async (query, caller, request) =>
  withSpool(async (folder) => {
    const owner = (await ownerOfTarget(query, caller)) ?? caller.ownerId;
    await refuseOverQuota(owner, query.dataset === undefined);
    const announced = Number(request.headers.get('content-length') ?? 0) || null;
    const acceptLanguage = request.headers.get('accept-language');
    const { id, track } = await begin(query, caller, announced);
    return tracked(track, async () => {
      const newDataset = randomUUID();
      const path = join(folder, 'upload');
      const read = ingestOptions(query, query.dataset ?? newDataset);
      const headStart = new HeadStart(cleanJob(path, folder, 'whole', read, query), announced ?? 0);
      try {
        const { file, options } = await takeFile(query, caller, request, { path, announced, track, headStart });
        const { signal } = request;
        const context = { id, options, caller, track, folder, acceptLanguage, signal };
        return await importFile(file, { ...context, newDataset, headStart });
      } finally {
        await headStart.stop();
      }
    });
  });

interface Target {
  path: string;
  /** Bytes of the body, where it says so. */
  announced: number | null;
  track: Track;
  headStart: HeadStart;
}

/** The file of a request with its final options: kept from an earlier request, or received with this one. */
async function takeFile(
  query: UploadOptions,
  caller: Caller,
  request: Request,
  { path, announced, track, headStart }: Target,
): Promise<{ file: SpooledFile; options: UploadOptions }> {
  if (query.upload !== undefined) return { file: findUpload(query.upload, caller.ownerId), options: query };
  const received = await receive(request, path, (bytes, written) => {
    track({ bytes, fraction: announced === null ? null : Math.min(1, bytes / announced) });
    headStart.grow(written);
  });
  headStart.end(received.bytes);
  const options = parseInput(uploadData, { ...queryOf(request), ...received.fields });
  const fileName = safeName(options.fileName ?? received.fileName ?? 'sales.csv');
  return { file: { ...received, path, fileName }, options };
}

/** The last segment of a file name, without control characters; what a person would call the file. */
function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  return (
    last
      .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')
      .trim()
      .slice(0, 200) || 'sales.csv'
  );
}
