import 'server-only';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { downloadRejects, readImport, releaseUpload } from '../../api/ingest';
import { AppError } from '../../errors';
import { authoriseRow } from '../access/authorise';
import type { UseCase } from '../http/handle';
import { localBlob } from '../store/blobs';
import { database } from '../store/database';
import { receiptOf } from '../store/receipts';
import { dropUpload } from '../upload/kept';
import { uploadProgress } from '../upload/progress';

/** `DELETE /api/uploads/{upload}`: somebody else's bytes are as unknown as those that are gone. */
export const release: UseCase<typeof releaseUpload> = async ({ upload }, { ownerId }) => {
  dropUpload(upload, ownerId);
  return {};
};

/** `GET /api/imports/{id}`. */
export const showImport: UseCase<typeof readImport> = async ({ id }, caller) => {
  const followed = caller.ownerId === null ? null : uploadProgress(id, caller.ownerId);
  if (followed !== null && !followed.done) return followed;
  const found = await lookUpImport(id);
  if (found === null && followed !== null) return followed;
  const { row: stored } = await authoriseRow(found, caller, unknownImport);
  const bytes = Number(stored.bytes);
  const receipt = receiptOf(stored);
  return { id, stage: 'done', bytes, totalBytes: bytes, rows: receipt.rows.read, fraction: 1, done: true, receipt };
};

/** `GET /api/imports/{id}/rejects.csv`: every rejected row with line, reason, column, code and its original cells. */
export const rejects: UseCase<typeof downloadRejects> = async ({ id }, caller) => {
  const { row: stored } = await authoriseRow(await lookUpImport(id), caller, unknownImport);
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

/** An import by its id, whoever's it is. */
export async function lookUpImport(id: string) {
  const prisma = await database();
  return prisma.import.findUnique({ where: { id }, include: { dataset: true } });
}

/** The refusal of an import that is not there or not the caller's. */
export function unknownImport(): AppError {
  return new AppError('not_found', 'There is no such import. It may have been undone, or it belongs to somebody else.');
}
