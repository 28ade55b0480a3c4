import 'server-only';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { UploadOptions, type uploadSample } from '../../api/ingest';
import { sampleSales, syntheticSales } from '../../sales/synthetic';
import type { UseCase } from '../http/handle';
import { spool } from '../upload/receive';
import { begin, tracked, withSpool } from './begin-upload';
import { importFile } from './import-file';

/** `POST /api/sample-data`: the synthetic sales go the same way as any upload. */
export const makeSample: UseCase<typeof uploadSample> = async ({ importId }, caller, request) =>
  withSpool(async (folder) => {
    const { id, track } = await begin({ importId }, caller, null);
    return tracked(track, async () => {
      const path = join(folder, 'upload');
      const stored = await spool(Readable.from(syntheticSales(sampleSales)), path, Number.POSITIVE_INFINITY);
      const file = { path, fileName: 'sample sales.csv', ...stored };
      const acceptLanguage = request.headers.get('accept-language');
      const options = UploadOptions.parse({ name: 'Sample shop' });
      return importFile(file, {
        ...{ id, options, caller, track, folder, acceptLanguage, signal: request.signal },
        newDataset: randomUUID(),
        headStart: null,
      });
    });
  });
