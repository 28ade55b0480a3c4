import { AppError } from '../../errors';
import type { ByteSource } from '../source';

export type EncodingName = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

export interface Encoding {
  name: EncodingName;
  /** Length of the byte order mark. */
  skip: number;
  /** Nothing in the file says so; it is what remains when the bytes are not UTF-8. */
  assumed: boolean;
  /** UTF-8 with some broken bytes: the cells that hold them are rejected. */
  damaged: boolean;
}

/** The encoding that the first bytes say, or UTF-8 when they say nothing. */
export function encodingOfHead(head: Uint8Array): Encoding {
  const [a, b, c, d] = head;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff))
    refuseUnknown('UTF-32');
  if (a === 0xef && b === 0xbb && c === 0xbf) return { name: 'utf-8', skip: 3, assumed: false, damaged: false };
  if (a === 0xff && b === 0xfe) return { name: 'utf-16le', skip: 2, assumed: false, damaged: false };
  if (a === 0xfe && b === 0xff) return { name: 'utf-16be', skip: 2, assumed: false, damaged: false };
  const half = Math.min(head.length, 4096) >> 1;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < half * 2; index += 2) {
    if (head[index] === 0) even++;
    if (head[index + 1] === 0) odd++;
  }
  if (half > 8 && odd > half * 0.4 && even < half * 0.05)
    return { name: 'utf-16le', skip: 0, assumed: true, damaged: false };
  if (half > 8 && even > half * 0.4 && odd < half * 0.05)
    return { name: 'utf-16be', skip: 0, assumed: true, damaged: false };
  return { name: 'utf-8', skip: 0, assumed: false, damaged: false };
}

/**
 * The encoding of a file that is not valid UTF-8: UTF-8 with damaged cells when it has more valid than broken
 * characters, else Windows-1252. Reads the whole file once.
 * @throws AppError "unreadable_file" with reason UNKNOWN_ENCODING when the bytes look like neither
 */
export function encodingOfBrokenUtf8(source: ByteSource, skip: number): Encoding {
  const chunk = new Uint8Array(1 << 20);
  const view = new DataView(chunk.buffer);
  let valid = 0;
  let broken = 0;
  let high = 0;
  let run = 0;
  let inLongRuns = 0;
  let undefinedBytes = 0;
  for (let offset = skip; offset < source.size; ) {
    const length = source.read(offset, chunk);
    if (length === 0) break;
    let index = 0;
    while (index < length) {
      const byte = chunk[index]!;
      if (byte < 0x80) {
        run = 0;
        index++;
        while (index + 4 <= length && (view.getInt32(index) & 0x80808080) === 0) index += 4;
        continue;
      }
      const size = sequenceLength(chunk, index, length);
      if (size === 0) broken++;
      else valid++;
      for (const end = index + Math.max(size, 1); index < end; index++) {
        high++;
        if (++run === 4) inLongRuns += 4;
        else if (run > 4) inLongRuns++;
        const lead = chunk[index]!;
        if (lead === 0x81 || lead === 0x8d || lead === 0x8f || lead === 0x90 || lead === 0x9d) undefinedBytes++;
      }
    }
    offset += length;
  }
  if (valid > broken) return { name: 'utf-8', skip, assumed: false, damaged: true };
  if (undefinedBytes > 0 || inLongRuns > high * 0.2) refuseUnknown('an encoding that is not known here');
  return { name: 'windows-1252', skip: 0, assumed: true, damaged: false };
}

/** Length of the valid UTF-8 sequence at `index`, 0 when there is none. */
function sequenceLength(bytes: Uint8Array, index: number, end: number): number {
  const lead = bytes[index]!;
  const size = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  if (size === 0 || index + size > end) return 0;
  for (let next = 1; next < size; next++) if ((bytes[index + next]! & 0xc0) !== 0x80) return 0;
  const second = bytes[index + 1]!;
  if ((lead === 0xe0 && second < 0xa0) || (lead === 0xed && second >= 0xa0)) return 0;
  if ((lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second >= 0x90)) return 0;
  return size;
}

function refuseUnknown(what: string): never {
  throw new AppError('unreadable_file', `The text of this file is in ${what}; save it as "CSV UTF-8" and try again.`, {
    reason: 'UNKNOWN_ENCODING',
  });
}
