import 'server-only';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UploadOptions, type uploadSample } from '../api/ingest';
import { sampleSales, syntheticSales } from '../sales/synthetic';
import type { UseCase } from './http/handle';
import { importFile } from './import-file';
import { begin, tracked, withSpool } from './ingest';

/** `POST /api/sample-data`: the synthetic sales go the same way as any upload. */
export const makeSample: UseCase<typeof uploadSample> = async ({ importId }, caller, request) =>
  withSpool(async (folder) => {
    const { id, track } = await begin({ importId }, caller, null);
    return tracked(track, async () => {
      const path = join(folder, 'upload');
      const hash = createHash('sha256');
      let bytes = 0;
      const blocks = Readable.from(syntheticSales(sampleSales)).on('data', (block: Uint8Array) => {
        hash.update(block);
        bytes += block.length;
      });
      await pipeline(blocks, createWriteStream(path));
      const file = { path, fileName: 'sample sales.csv', bytes, sha256: hash.digest('hex') };
      const options = UploadOptions.parse({ name: 'Sample shop' });
      return importFile(file, { id, options, caller, track, folder, signal: request.signal });
    });
  });
