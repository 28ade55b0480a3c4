import { AppError } from '../../errors';
import { containerOf } from '../container/container';
import { type ByteSource, ingest, type Understanding } from '../ingest';
import { memorySource, nowhere } from '../memory';

/** What the first lines of a file are; a file's own receipt may say more, or better. */
export type FirstLook = Pick<Understanding, 'source' | 'columns' | 'dateRange' | 'rows'>;

const mostBytes = 262_144;
const lineFeed = 10;

/**
 * Reads the beginning of a text as `ingest` reads it whole, without keeping anything; null for a file that is packed, or
 * whose beginning alone cannot be understood.
 * @throws AppError with the reason when the file is certainly refused, whatever is decided about its columns
 */
export function takeFirstLook(source: ByteSource): FirstLook | null {
  if (containerOf(source) !== 'none') return null;
  try {
    const head = wholeLines(source);
    return ingest(memorySource(head), nowhere, nowhere, {}, () => undefined).understanding;
  } catch (error) {
    if (error instanceof AppError && !isCertain(error, source)) return null;
    throw error;
  }
}

/** Whether no other choice of columns, and no later line, can save a file from being refused. */
function isCertain({ reason = '' }: AppError, { size }: ByteSource): boolean {
  return reason === 'NOT_CSV' || (size <= mostBytes && ['EMPTY_FILE', 'NO_DATA_ROWS'].includes(reason));
}

/** The first bytes of a file up to the end of a line; in UTF-16 that may be the second byte after the line feed. */
function wholeLines(source: ByteSource): Uint8Array {
  const buffer = new Uint8Array(mostBytes);
  const head = buffer.subarray(0, source.read(0, buffer));
  if (head.length === source.size) return head;
  const end = head.lastIndexOf(lineFeed) + 1;
  return end === 0 ? head : head.subarray(0, head[end] === 0 ? end + 1 : end);
}
