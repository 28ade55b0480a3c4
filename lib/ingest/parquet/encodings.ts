import type { ByteWriter } from './byte-writer';

export const PLAIN = 0;
export const RLE = 3;
export const RLE_DICTIONARY = 8;

/** Bits needed for the values 0 to `most`. */
export function bitsFor(most: number): number {
  return 32 - Math.clz32(most);
}

/**
 * Writes values in Parquet's hybrid of run lengths and bit packing: one run when they are all equal, else one packed
 * stretch of `width` bits each.
 * @see https://parquet.apache.org/docs/file-format/data-pages/encodings/
 */
export function writeHybrid(out: ByteWriter, values: Int32Array | Uint8Array, count: number, width: number): void {
  if (count === 0) return;
  if (allEqual(values, count)) {
    out.varint(count * 2);
    for (let shift = 0; shift < width; shift += 8) out.byte((values[0]! >>> shift) & 255);
    return;
  }
  const groups = Math.ceil(count / 8);
  out.varint(groups * 2 + 1);
  const size = groups * width;
  out.reserve(size + 8);
  packBits(out.view, out.length, values, count, width);
  out.bytes.fill(0, out.length + Math.ceil((count * width) / 8), out.length + size);
  out.length += size;
}

/** Packs values of at most 31 bits from the lowest bit up; may touch 4 bytes after the last one. */
function packBits(view: DataView, start: number, values: Int32Array | Uint8Array, count: number, width: number): void {
  let at = start;
  let word = 0;
  let filled = 0;
  for (let index = 0; index < count; index++) {
    const value = values[index]!;
    word |= value << filled;
    filled += width;
    if (filled >= 32) {
      view.setInt32(at, word, true);
      at += 4;
      filled -= 32;
      word = filled === 0 ? 0 : value >>> (width - filled);
    }
  }
  view.setInt32(at, word, true);
}

function allEqual(values: Int32Array | Uint8Array, count: number): boolean {
  const first = values[0];
  for (let index = 1; index < count; index++) if (values[index] !== first) return false;
  return true;
}
