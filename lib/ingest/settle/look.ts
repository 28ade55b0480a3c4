import { sampleRowsOf } from '../columns/samples';
import { recogniseSource } from '../columns/sources';
import { refuseBinary, refuseContainer } from '../container/container';
import { type Dialect, findDialect } from '../read/dialect';
import { type Encoding, encodingOfBrokenUtf8, encodingOfHead } from '../read/encoding';
import { quotingOf } from '../read/quoting/quoting';
import { requote } from '../read/quoting/requote';
import { TextReader } from '../read/text-reader';
import type { ByteSource } from '../source';
import type { IngestOptions } from '../understanding';

/** What the beginning and some rows of a file show. */
export interface Look {
  encoding: Encoding;
  head: Uint8Array;
  dialect: Dialect;
  samples: string[][];
  recognised: ReturnType<typeof recogniseSource>;
}

const signatureBytes = 65_536;
const headBytes = 262_144;

/**
 * Looks at a file before it is read.
 * @param known its encoding, where the first bytes do not tell it
 * @throws AppError "unsupported_file" or "unreadable_file" with the reason
 */
export function lookAt(source: ByteSource, { mapping }: IngestOptions, known: Encoding | null): Look {
  const encoding = known ?? encodingOf(source);
  const text = new TextReader(source, encoding);
  const buffer = new Uint8Array(headBytes);
  const start = buffer.subarray(0, text.fill(buffer, 0, headBytes));
  if (text.broken) return lookAt(source, { mapping }, encodingOfBrokenUtf8(source, encoding.skip));
  const quoting = quotingOf(start);
  const head = quoting === null ? start : requote(start, quoting);
  const dialect = findDialect(head, text.ended, quoting, mapping);
  const samples = sampleRowsOf(source, encoding, dialect, head);
  const recognised = dialect.headerLine === 0 ? null : recogniseSource(dialect.header);
  return { encoding, head, dialect, samples, recognised };
}

function encodingOf(source: ByteSource): Encoding {
  const buffer = new Uint8Array(signatureBytes);
  const head = buffer.subarray(0, source.read(0, buffer));
  refuseContainer(source);
  const encoding = encodingOfHead(head);
  if (encoding.name === 'utf-8') refuseBinary(head);
  return encoding;
}
