import type { PassInput, Stretch } from '../pass/pass-input';
import { RowReader } from '../read/row-reader';
import type { ByteSource } from '../source';

/** A short file is cut into so many stretches, so that two threads end at about the same time. */
const fewestStretches = 8;
const searchBytes = 64 << 10;

/** How long the stretches of a file of about so many bytes are. */
export function stretchLengthOf(bytes: number, longestStretch: number): number {
  return Math.min(longestStretch, Math.ceil(bytes / fewestStretches));
}

/** Whether a row can be read without the rows before it, and line feeds be found in the raw bytes. */
export function mayBeCut({ options, dialect, shape, idRule, known, assumed }: PassInput): boolean {
  if (dialect.quoting !== null) return false;
  if (options.dropDuplicates === true || options.known !== undefined || shape.format !== 'lines' || idRule === 'row')
    return false;
  return known?.blank === undefined && !assumed.anyNewline && !assumed.encoding.name.startsWith('utf-16');
}

/** A whole file as one stretch. */
export function wholeOf(source: ByteSource, { dialect }: PassInput): Stretch {
  return { bytes: source, skip: dialect.dataOffset, line: dialect.firstDataLine, first: true, last: true };
}

/**
 * A stretch of a file, counted from 0: from a line that looks like a whole row up to the next stretch. Each thread finds
 * the same by itself, and no more of the file has to be there. Empty where no such line is near; null past the end.
 */
export function stretchAt(source: ByteSource, input: PassInput, length: number, index: number): Stretch | null {
  const start = startOf(source, input, length, index);
  if (start === null) return null;
  let next = index + 1;
  let end = start < 0 ? start : startOf(source, input, length, next);
  while (end !== null && end < 0 && start >= 0) end = startOf(source, input, length, ++next);
  const size = (end ?? source.size) - start;
  const read = (offset: number, target: Uint8Array) =>
    source.read(start + offset, target.subarray(0, Math.max(0, size - offset)));
  return {
    ...wholeOf({ size, read }, input),
    ...(index > 0 && { skip: 0, line: 0, first: false }),
    last: end === null,
  };
}

/** Where a stretch starts: null past the end of the file, -1 where no line near it looks like a whole row. */
function startOf(source: ByteSource, input: PassInput, length: number, index: number): number | null {
  if (index === 0) return 0;
  const near = index * length;
  const least = near + length / 2;
  if (!(source.isLongerThan?.(least) ?? least < source.size)) return null;
  const start = rowStartAfter(source, near, input);
  const { encoding } = input.assumed;
  return start > encoding.skip + input.dialect.dataOffset && start < near + length ? start : -1;
}

/** Offset of the first row after a place, -1 when none near it has as many cells as the header. */
function rowStartAfter(source: ByteSource, near: number, { dialect }: PassInput): number {
  const bytes = new Uint8Array(searchBytes);
  const length = source.read(near, bytes);
  const reader = new RowReader(dialect.delimiter.charCodeAt(0), false);
  let at = reader.afterLine(bytes, 0, length);
  while (at >= 0) {
    const next = reader.read(bytes, at, length, false);
    if (next >= 0 && reader.problem === null && reader.lines === 1 && reader.fields === dialect.header.length)
      return near + at;
    at = reader.afterLine(bytes, at, length);
  }
  return -1;
}
