import type { HashSeed } from './hash-bytes';

/** Rows whose fingerprints are kept: 64 MB at most. */
export const mostFingerprints = 4_000_000;

/**
 * Finds rows whose bytes were met before, by 64-bit fingerprints in an open-addressed table. Beyond
 * `mostFingerprints` distinct rows no new ones are remembered, and the count is a lower bound.
 */
export class Duplicates {
  count = 0;
  /** Whether the table was full, so that later repeats may have been missed. */
  overflowed = false;
  private table = new Int32Array(1 << 13);
  private mask = (1 << 12) - 1;
  private stored = 0;
  private readonly second: number;

  constructor(private readonly seed: HashSeed) {
    this.second = (seed.factor ^ 0x5bd1e994) | 1;
  }

  /**
   * Whether the row was met before; it is remembered when not.
   * @param view must hold three more bytes after the row
   */
  has(view: DataView, start: number, end: number): boolean {
    const { factor } = this.seed;
    const { second } = this;
    const whole = start + ((end - start) & ~3);
    let a = this.seed.start ^ (end - start);
    let b = ~a;
    let at = start;
    for (; at < whole; at += 4) {
      const word = view.getInt32(at, true);
      a = Math.imul(a ^ word, factor);
      a ^= a >>> 15;
      b = Math.imul(b + word, second);
      b ^= b >>> 13;
    }
    const rest = (end - start) & 3;
    if (rest > 0) {
      const word = view.getInt32(at, true) & ((1 << (rest * 8)) - 1);
      a = Math.imul(a ^ word, factor);
      b = Math.imul(b + word, second);
    }
    a = Math.imul(a ^ (a >>> 16), second) | 0;
    b = Math.imul(b ^ (b >>> 16), factor) | 1;
    return this.met(a ^ (a >>> 13), b);
  }

  /** The low bit of `b` is always set, so that 0 marks a free slot. */
  private met(a: number, b: number): boolean {
    const { table, mask } = this;
    let slot = (a & mask) * 2;
    while (table[slot + 1] !== 0) {
      if (table[slot] === a && table[slot + 1] === b) {
        this.count++;
        return true;
      }
      slot = (slot + 2) & (mask * 2 + 1);
    }
    if (this.stored >= mostFingerprints) {
      this.overflowed = true;
      return false;
    }
    table[slot] = a;
    table[slot + 1] = b;
    this.stored++;
    if (this.stored * 1.6 > mask) this.grow();
    return false;
  }

  private grow(): void {
    const old = this.table;
    const table = new Int32Array(old.length * 2);
    const mask = this.mask * 2 + 1;
    for (let from = 0; from < old.length; from += 2) {
      if (old[from + 1] === 0) continue;
      let slot = (old[from]! & mask) * 2;
      while (table[slot + 1] !== 0) slot = (slot + 2) & (mask * 2 + 1);
      table[slot] = old[from]!;
      table[slot + 1] = old[from + 1]!;
    }
    this.table = table;
    this.mask = mask;
  }
}
