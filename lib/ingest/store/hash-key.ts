const a1 = 0x9e3779b1;
const a2 = 0x85ebca6b;
const b1 = 0xcc9e2d51;
const b2 = 0x1b873593;

/** Low and high half of a key, reused from call to call. */
export const key = { low: 0, high: 0 };

/**
 * 64-bit key of a text by its UTF-8 bytes: two independent 32-bit lanes with fixed constants, so that equal texts have
 * equal keys in every part and on every machine. The result is left in `key`.
 * @param view must hold three more bytes after the text
 */
export function hashKey(view: DataView, start: number, length: number): void {
  let a = length ^ 0x2545f491;
  let b = length ^ 0x5851f42d;
  const whole = start + (length & ~3);
  let at = start;
  for (; at < whole; at += 4) {
    const word = view.getInt32(at, true);
    a = Math.imul(a ^ word, a1);
    a = (a << 13) | (a >>> 19);
    b = Math.imul(b ^ Math.imul(word, b1), b2);
    b = (b << 17) | (b >>> 15);
  }
  const rest = length & 3;
  if (rest > 0) {
    const word = view.getInt32(at, true) & ((1 << (rest * 8)) - 1);
    a = Math.imul(a ^ word, a1);
    b = Math.imul(b ^ Math.imul(word, b1), b2);
  }
  a = finish(a ^ Math.imul(b, 5));
  b = finish(b ^ Math.imul(a, 3));
  key.low = a;
  key.high = b;
}

function finish(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), a2);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
