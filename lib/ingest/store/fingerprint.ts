import type { HashSeed } from './hash-bytes';

/** The two halves of a fingerprint, reused from row to row; the low bit of `b` is always set. */
export const print = { a: 0, b: 0 };

/**
 * 64-bit fingerprint of a row's bytes into `print`: two lanes that take turns, so that eight bytes cost two
 * multiplications.
 * @param view must hold seven more bytes after the row
 */
export function fingerprint(view: DataView, start: number, end: number, seed: HashSeed): void {
  const { factor } = seed;
  const second = (factor ^ 0x5bd1e994) | 1;
  const length = end - start;
  const whole = start + (length & ~7);
  let a = seed.start ^ length;
  let b = ~a;
  let at = start;
  for (; at < whole; at += 8) {
    a = Math.imul(a ^ view.getInt32(at, true), factor);
    b = Math.imul(b ^ view.getInt32(at + 4, true), second);
    a ^= (b >>> 15) ^ (b << 7);
    b ^= (a >>> 13) ^ (a << 9);
  }
  const rest = length & 7;
  if (rest > 0) {
    const low = view.getInt32(at, true);
    a = Math.imul(a ^ (rest >= 4 ? low : low & ((1 << (rest * 8)) - 1)), factor);
    if (rest > 4) b = Math.imul(b ^ (view.getInt32(at + 4, true) & ((1 << (rest * 8 - 32)) - 1)), second);
    b ^= (a >>> 13) ^ (a << 9);
  }
  a = Math.imul(a ^ (b >>> 15), second);
  b = Math.imul(b ^ (a >>> 16), factor);
  print.a = a ^ (b >>> 14);
  print.b = b | 1;
}
