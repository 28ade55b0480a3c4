import { z } from 'zod';
import type { SalesFile } from './sales-file';
import type { Running } from './servers';

/** One of the two systems: how each of the measured things is asked of it. */
export interface Side {
  name: 'ours' | 'peer';
  start(dataFolder: string): Promise<Running>;
  /** Returns the seconds and what the server says the file holds. */
  upload(running: Running, sales: SalesFile): Promise<{ seconds: number; rows: number }>;
  questions: readonly string[];
}

const OurReceipt = z.object({
  dataset: z.object({ id: z.string() }),
  import: z.object({ alreadyImported: z.literal(false) }),
  rows: z.object({ kept: z.number() }),
});
const PeerReceipt = z.object({ rows_kept: z.number() });

export async function uploadToShelfwise({ client }: Pick<Running, 'client'>, sales: SalesFile) {
  const headers = { 'content-type': 'text/csv', 'content-length': sales.bytes };
  const { seconds, body } = await client.post('/api/upload-data?fileName=sales.csv', headers, sales.blocks());
  const receipt = OurReceipt.parse(JSON.parse(body));
  return { seconds, rows: receipt.rows.kept, dataset: receipt.dataset.id };
}

export async function uploadToPeer({ client }: Running, sales: SalesFile) {
  const boundary = 'shelfwise-bench-boundary';
  const head = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="sales.csv"\r\nContent-Type: text/csv\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const headers = {
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'content-length': head.length + sales.bytes + tail.length,
  };
  const form = async function* () {
    yield head;
    yield* sales.blocks();
    yield tail;
  };
  const { seconds, body } = await client.post('/upload-data', headers, form());
  return { seconds, rows: PeerReceipt.parse(JSON.parse(body)).rows_kept };
}
