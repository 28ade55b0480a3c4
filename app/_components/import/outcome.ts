import { ProblemError } from '@/lib/api/client';
import type { Receipt } from '@/lib/api/ingest';
import type { Review } from './review/use-review';

/** What became of a file that was sent: it waits for a decision, is stored, or was refused. */
export type Outcome =
  | { step: 'review'; review: Review }
  | { step: 'done'; receipt: Receipt }
  | { step: 'failed'; error: Error };

/** The outcome of sending a file; a refused one whose columns are known can be mapped by hand. */
export async function settle(sending: Promise<Receipt>, dataset?: string): Promise<Outcome> {
  try {
    const receipt = await sending;
    if (receipt.review === null) return { step: 'done', receipt };
    return { step: 'review', review: { upload: receipt.review.upload, dataset, receipt, refusal: null } };
  } catch (error) {
    const failed = { step: 'failed', error: error instanceof Error ? error : new Error(String(error)) } as const;
    if (!(error instanceof ProblemError)) return failed;
    const { upload, headers } = error.problem;
    if (upload === undefined || headers === undefined) return failed;
    return { step: 'review', review: { upload, dataset, receipt: null, refusal: error } };
  }
}

/** A UUID also where the page is not served securely and `crypto.randomUUID` is missing. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
