import { fingerprint, print } from './fingerprint';
import type { HashSeed } from './hash-bytes';

/** Rows whose fingerprints are kept: 64 MB at most. */
export const mostFingerprints = 4_000_000;
const parts = 256;

/** Finds rows whose bytes were met before. Beyond `mostFingerprints` rows the count is a lower bound. */
export interface Duplicates {
  /** Whether rows beyond the limit were not compared. */
  overflowed: boolean;
  /** Notes a row; true when it is known at once that it was met before. `view` must hold seven more bytes after it. */
  meet(view: DataView, start: number, end: number): boolean;
  /** How many rows had been met before. */
  count(): number;
}

/** Counts repeated rows at the end, part by part, each of which fits into the cache: six times faster than one table. */
export class RepeatCounter implements Duplicates {
  overflowed = false;
  private prints = new Int32Array(1 << 6);
  private length = 0;
  private counted: number | null = null;

  constructor(private readonly seed: HashSeed) {}

  meet(view: DataView, start: number, end: number): boolean {
    const { length } = this;
    if (length === mostFingerprints * 2) {
      this.overflowed = true;
      return false;
    }
    if (length === this.prints.length) this.grow();
    fingerprint(view, start, end, this.seed);
    this.prints[length] = print.a;
    this.prints[length + 1] = print.b;
    this.length = length + 2;
    return false;
  }

  count(): number {
    this.counted ??= this.countParts();
    return this.counted;
  }

  private countParts(): number {
    const { prints, length } = this;
    const ends = new Int32Array(parts);
    for (let at = 0; at < length; at += 2) ends[prints[at]! >>> 24]! += 2;
    for (let part = 1; part < parts; part++) ends[part]! += ends[part - 1]!;
    const sorted = new Int32Array(length);
    const next = Int32Array.from(ends, (_, part) => (part === 0 ? 0 : ends[part - 1]!));
    for (let at = 0; at < length; at += 2) {
      const part = prints[at]! >>> 24;
      const to = next[part]!;
      sorted[to] = prints[at]!;
      sorted[to + 1] = prints[at + 1]!;
      next[part] = to + 2;
    }
    this.prints = new Int32Array(0);
    let repeats = 0;
    const table = new PrintTable(1_000);
    for (let part = 0; part < parts; part++) {
      const from = part === 0 ? 0 : ends[part - 1]!;
      table.clear();
      for (let at = from; at < ends[part]!; at += 2) if (table.add(sorted[at]!, sorted[at + 1]!)) repeats++;
    }
    return repeats;
  }

  private grow(): void {
    const prints = new Int32Array(Math.min(this.prints.length * 2, mostFingerprints * 2));
    prints.set(this.prints);
    this.prints = prints;
  }
}

/** Tells of each row at once whether it repeats another, for leaving it out. */
export class SeenRows implements Duplicates {
  overflowed = false;
  private repeats = 0;
  private readonly table = new PrintTable(1_000);

  constructor(private readonly seed: HashSeed) {}

  meet(view: DataView, start: number, end: number): boolean {
    fingerprint(view, start, end, this.seed);
    this.overflowed ||= this.table.stored === mostFingerprints;
    const met = this.table.add(print.a, print.b, !this.overflowed);
    if (met) this.repeats++;
    return met;
  }

  count(): number {
    return this.repeats;
  }
}

/** An open-addressed set of fingerprints. */
class PrintTable {
  stored = 0;
  private table: Int32Array;
  private mask: number;

  constructor(size: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(size * 1.7, 16)));
    this.table = new Int32Array(slots * 2);
    this.mask = slots - 1;
  }

  /** Whether the fingerprint is there already; it is added when not, if `remember`. */
  add(a: number, b: number, remember = true): boolean {
    const { table, mask } = this;
    let slot = (a & mask) * 2;
    while (table[slot + 1] !== 0) {
      if (table[slot] === a && table[slot + 1] === b) return true;
      slot = (slot + 2) & (mask * 2 + 1);
    }
    if (!remember) return false;
    table[slot] = a;
    table[slot + 1] = b;
    this.stored++;
    if (this.stored * 1.5 > mask) this.grow();
    return false;
  }

  clear(): void {
    this.table.fill(0);
    this.stored = 0;
  }

  private grow(): void {
    const old = this.table;
    this.table = new Int32Array(old.length * 2);
    this.mask = this.mask * 2 + 1;
    this.stored = 0;
    for (let at = 0; at < old.length; at += 2) if (old[at + 1] !== 0) this.add(old[at]!, old[at + 1]!);
  }
}
