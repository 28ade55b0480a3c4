import { memorySource } from '../memory';
import { Contradiction } from '../pass/contradiction';
import type { PassInput } from '../pass/pass-input';
import { Rejects } from '../rejects/rejects';
import { lookAt } from '../settle/look';
import { nothingMet } from '../settle/revise';
import { settle } from '../settle/settle';
import type { ByteSink, ByteSource } from '../source';
import type { IngestOptions, IngestProgress } from '../understanding';
import type { Assistant } from './assistant';
import { mayBeCut } from './cut-file';
import { type FileReading, readFile } from './read-file';

/** A file as it was read under some assumptions; its lines are in the part, and the rejected ones beside it. */
export interface FileRead {
  input: PassInput;
  rejected: Rejects;
  reading: FileReading;
}

/** A file that was read while it arrived, and how long it was. */
export interface ReadAhead extends FileRead {
  bytes: number;
}

/**
 * Reads a file of which more is still arriving, as its beginning suggests; null when that leads nowhere, or rows cannot
 * be read without those before them.
 * @param file reads wait until the bytes are there
 * @param lookedAtBytes from the beginning; middle and end of the file show the rest when they are there
 * @throws what the file throws when no more arrives
 */
export function readAhead(
  file: ByteSource,
  part: ByteSink,
  rejects: ByteSink,
  options: IngestOptions,
  onProgress: (progress: IngestProgress) => void,
  assistant: Assistant,
  lookedAtBytes = 1 << 20,
): ReadAhead | null {
  const buffer = new Uint8Array(lookedAtBytes);
  const beginning = memorySource(buffer.subarray(0, file.read(0, buffer)));
  const { input } = settle(lookAt(beginning, options, null), nothingMet(), null, options);
  if (!mayBeCut(input)) return null;
  const rejected = new Rejects(rejects, input);
  try {
    const reading = readFile({ source: file, part, rejects: rejected, onProgress }, input, assistant);
    return { input, rejected, reading, bytes: file.size };
  } catch (error) {
    if (error instanceof Contradiction) return null;
    throw error;
  }
}

/** What was read ahead, if it was read just as the whole file asks for. */
export function takeUp(ahead: ReadAhead | null, input: PassInput, bytes: number): FileRead | null {
  return ahead !== null && ahead.bytes === bytes && decisiveOf(ahead.input) === decisiveOf(input) ? ahead : null;
}

/** What decides how rows are read; the id of a file, which is known last, only serves rows that are no sale lines. */
function decisiveOf({ seed: _, options: { fileId: __, ...options }, ...rest }: PassInput): string {
  return JSON.stringify({ ...rest, options });
}
