import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Receipt } from '../../api/ingest';
import { ingest } from '../../ingest/ingest';
import { memorySource, nowhere } from '../../ingest/memory';
import { syntheticSales } from '../../sales/synthetic';
import { changing, recordBlob } from '../store/blobs';
import { database } from '../store/database';
import { type NewImport, storeImport } from '../store/imports';
import type { Cleaned } from '../upload/cleaning/requests';

/**
 * Stores an invented import for an invented account and takes all of it back, so that the code and the statements that the first file
 * needs are compiled before it comes, which keeps the thread that answers requests for some hundred milliseconds.
 * @returns the receipt of what is not there any more
 */
export async function practiseImport(): Promise<Receipt | null> {
  const takenBack = new Error('This was practice.');
  const [id, ownerId, datasetId, sha256] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const target: NewImport['target'] = { datasetId, mode: 'new', name: 'Practice' };
  const notation = { currency: null, locale: 'en', overlap: null };
  const wanted = { id, ownerId, fileName: 'practice.csv', bytes: 0, sha256, optionsHash: '', target, ...notation };
  const cleaned = cleanInvented(sha256);
  let receipt: Receipt | null = null;
  const practise = async () => {
    const prisma = await database();
    await prisma.$transaction(async (transaction) => {
      await transaction.user.create({ data: { id: ownerId, name: 'Practice', email: `${ownerId}@practice.invalid` } });
      receipt = await storeImport(transaction, wanted, { cleaned, whole: cleaned }, null, recordBlob);
      throw takenBack;
    });
  };
  await changing()(practise).catch((error: unknown) => {
    if (error !== takenBack) throw error;
  });
  return receipt;
}

function cleanInvented(sha256: string): Cleaned {
  const sales = memorySource(Buffer.concat([...syntheticSales({ rows: 20, seed: 1 })]));
  const blob = { path: '', sha256, bytes: 0 };
  return { result: ingest(sales, nowhere, nowhere, {}, () => undefined), part: blob, rejects: blob };
}
