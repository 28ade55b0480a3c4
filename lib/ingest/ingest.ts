import { AppError } from '../errors';
import type { PartProfile } from '../sales/sale-line';
import type { Assumptions } from './assumptions';
import { idRuleFrom } from './columns/id-rule';
import { Contradiction } from './pass/contradiction';
import { encodingOfBrokenUtf8 } from './read/encoding';
import { describe } from './receipt';
import { Rejects } from './rejects/rejects';
import { type Look, lookAt } from './settle/look';
import { meetMore, nothingMet, revise } from './settle/revise';
import { settle } from './settle/settle';
import { type ByteSink, type ByteSource, withoutPadding } from './source';
import type { Assistant } from './stretch/assistant';
import { type ReadAhead, takeUp } from './stretch/read-ahead';
import { readFile } from './stretch/read-file';
import type { IngestOptions, IngestProgress, Understanding } from './understanding';

export type { ByteSink, ByteSource } from './source';
export type { IngestOptions, IngestProgress, KnownLines, Origin, Understanding } from './understanding';

export interface IngestResult {
  understanding: Understanding;
  profile: PartProfile;
}

/** Who helps to read a file: another thread, and what was read of it while it arrived. */
export interface Help {
  assistant?: Assistant | null;
  ahead?: ReadAhead | null;
}

/** Each repetition settles one assumption for good, and there are no more than these. */
const mostPasses = 8;

/**
 * Reads a sales file into one Parquet part, a CSV of the rejected rows and a receipt, in one pass over the bytes; the
 * file is read again when the pass meets something that the guess from its samples got wrong.
 * @throws AppError "unsupported_file" or "unreadable_file" with the reason; "invalid_input" for a mapping that names no column
 */
export function ingest(
  file: ByteSource,
  part: ByteSink,
  rejects: ByteSink,
  options: IngestOptions,
  onProgress: (progress: IngestProgress) => void,
  { assistant = null, ahead = null }: Help = {},
): IngestResult {
  const source = withoutPadding(file);
  const met = nothingMet(options.known?.idsRestart === true);
  let look: Look = lookAt(source, options, null);
  let helped = assistant;
  let settled: Assumptions | null = null;
  for (let passes = 0; passes < mostPasses; passes++) {
    const { input, guess } = settle(look, met, settled, options);
    let read = passes === 0 ? takeUp(ahead, input, source.size) : null;
    if (read === null) {
      part.restart();
      rejects.restart();
      const rejected = new Rejects(rejects, input);
      try {
        const reading = readFile({ source, part, rejects: rejected, onProgress }, input, helped);
        read = { input, rejected, reading };
      } catch (error) {
        if (!(error instanceof Contradiction)) throw error;
        if (error.what === 'encoding') look = lookAt(source, options, encodingOfBrokenUtf8(source, look.encoding.skip));
        else if (error.what === 'newline') met.anyNewline = true;
        else if (error.what === 'customer') met.contacts = true;
        else helped = null;
        continue;
      }
    }
    const { findings } = read.reading;
    const mayRestart = idRuleFrom(input.assignments, look.samples, input.assumed.dateOrder, true) === 'idAndDay';
    const isNew = meetMore(met, findings, mayRestart);
    const revised = revise(input, findings, guess);
    if (revised === null && !isNew) return describe(read, look, guess.evidence);
    settled = isNew ? null : revised;
  }
  throw new AppError(
    'unreadable_file',
    'The notation of this file cannot be told; choose the date order and decimal mark.',
    {
      reason: 'UNKNOWN_ENCODING',
    },
  );
}
