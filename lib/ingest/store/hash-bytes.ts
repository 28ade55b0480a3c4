/** Random numbers of one call, so that nobody can prepare texts that all fall into one slot of a hash table. */
export interface HashSeed {
  start: number;
  factor: number;
}

export function drawSeed(): HashSeed {
  const [start = 1, factor = 1] = globalThis.crypto.getRandomValues(new Int32Array(2));
  return copySeed({ start, factor: factor | 1 });
}

/** The same seed as an object of this thread; what came from another one would have the loops compiled again. */
export function copySeed({ start, factor }: HashSeed): HashSeed {
  return { start, factor };
}

/**
 * Hash of bytes by words, as the scanner computes it on the way.
 * @param view must hold three more bytes after the text
 */
export function hashBytes(view: DataView, start: number, length: number, seed: HashSeed): number {
  const { factor } = seed;
  const whole = start + (length & ~3);
  let hash = seed.start;
  let at = start;
  for (; at < whole; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), factor);
    hash ^= hash >>> 15;
  }
  const rest = length & 3;
  return finishHash(hash, rest === 0 ? 0 : view.getInt32(at, true) & ((1 << (rest * 8)) - 1), factor);
}

/**
 * Last step of the hash: the one to three bytes after the last word. One factor in a hundred thousand has numbered ids fall into few
 * slots, were it not for the second one, which is no secret.
 * @see https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp its finalizer
 */
function finishHash(hash: number, rest: number, factor: number): number {
  let mixed = Math.imul(hash ^ rest, factor);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

/** Whether two stretches of bytes are the same; both views must hold three more bytes after them. */
export function equalBytes(a: DataView, aStart: number, b: DataView, bStart: number, length: number): boolean {
  const whole = length & ~3;
  for (let at = 0; at < whole; at += 4)
    if (a.getInt32(aStart + at, true) !== b.getInt32(bStart + at, true)) return false;
  const rest = length & 3;
  if (rest === 0) return true;
  return (a.getInt32(aStart + whole, true) ^ b.getInt32(bStart + whole, true)) << (32 - rest * 8) === 0;
}
