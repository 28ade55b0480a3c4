/** Seeded pseudo-random numbers from 32-bit integer arithmetic only, so every engine draws the same ones. */
export interface RandomSource {
  /** A whole number, 0 to 2^32 - 1. */
  next(): number;
  /** A whole number, 0 to `limit` - 1. */
  below(limit: number): number;
}

/**
 * The sfc32 generator (C. Doty-Humphrey, PractRand), warmed up over 12 rounds.
 * @param seed whole number; only its low 32 bits count
 */
export function randomSource(seed: number): RandomSource {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;

  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
  for (let round = 0; round < 12; round++) next();
  return { next, below: (limit) => Math.floor((next() / 4_294_967_296) * limit) };
}

/** A 32-bit mix of two whole numbers: a draw that depends on what it is about, not on when it is made. */
export function mix(first: number, second: number): number {
  let bits = Math.imul(first ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(second + 0x7f4a7c15, 0xc2b2ae35);
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  bits = Math.imul(bits ^ (bits >>> 12), 0x297a2d39);
  return (bits ^ (bits >>> 15)) >>> 0;
}
