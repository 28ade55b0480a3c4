import type { PassInput, Stretch } from '../pass/pass-input';
import { RowReader } from '../read/row-reader';
import type { ByteSource } from '../source';

/** A short file is cut into so many stretches, so that two threads end at about the same time. */
const fewestStretches = 8;
const searchBytes = 64 << 10;

/**
 * Where to cut a file so that stretches can be read side by side: offsets of lines that look like whole rows. Empty when
 * rows cannot be read without those before them.
 */
export function cutsOf(source: ByteSource, input: PassInput, longestStretch: number): number[] {
  const cuts: number[] = [];
  if (!isIndependent(input)) return cuts;
  const { skip } = input.assumed.encoding;
  const length = Math.min(longestStretch, Math.ceil(source.size / fewestStretches));
  for (let near = length; near + length / 2 < source.size; near += length) {
    const cut = rowStartAfter(source, near, input);
    if (cut > (cuts.at(-1) ?? skip + input.dialect.dataOffset)) cuts.push(cut);
  }
  return cuts;
}

/** The stretch between two cuts, counted from 0. */
export function stretchAt(source: ByteSource, { dialect }: PassInput, cuts: number[], index: number): Stretch {
  const start = cuts[index - 1] ?? 0;
  const size = (cuts[index] ?? source.size) - start;
  const read = (offset: number, target: Uint8Array) =>
    source.read(start + offset, target.subarray(0, Math.max(0, size - offset)));
  const first = index === 0;
  return {
    bytes: { size, read },
    skip: first ? dialect.dataOffset : 0,
    line: first ? dialect.firstDataLine : 0,
    first,
    last: index === cuts.length,
  };
}

/** Whether a row can be read without the rows before it, and line feeds be found in the raw bytes. */
function isIndependent({ options, dialect, shape, idRule, known, assumed }: PassInput): boolean {
  if (dialect.quoting !== null) return false;
  if (options.dropDuplicates === true || options.known !== undefined || shape.format !== 'lines' || idRule === 'row')
    return false;
  return known?.blank === undefined && !assumed.anyNewline && !assumed.encoding.name.startsWith('utf-16');
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
