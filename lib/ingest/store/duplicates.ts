import { fingerprint, print } from './fingerprint';
import type { HashSeed } from './hash-bytes';

/** Rows whose fingerprints are kept: 32 MB at most. */
export const mostFingerprints = 4_000_000;
const parts = 256;

/** Finds rows whose bytes were met before. */
export interface Duplicates {
  /** Whether rows beyond a limit were not compared, so that what is found is a lower bound. */
  overflowed: boolean;
  /** Rows found to repeat another. */
  repeats: number;
  /** Notes a row; true when it is known at once that it was met before. `view` must hold seven more bytes after it. */
  meet(view: DataView, start: number, end: number): boolean;
  /** Fingerprints, two numbers each, of rows that are yet to be compared by `countRepeats`. */
  prints(): Int32Array;
}

/** Keeps the fingerprints of rows, as counting repeats at the end is faster than a look at each row. */
export class RowPrints implements Duplicates {
  overflowed = false;
  repeats = 0;
  private list = new Int32Array(1 << 6);
  private length = 0;

  /** @param most rows of which fingerprints are kept */
  constructor(
    private readonly seed: HashSeed,
    private readonly most: number,
  ) {}

  meet(view: DataView, start: number, end: number): boolean {
    const { length } = this;
    if (length === this.most * 2) {
      this.overflowed = true;
      return false;
    }
    if (length === this.list.length) this.grow();
    fingerprint(view, start, end, this.seed);
    this.list[length] = print.a;
    this.list[length + 1] = print.b;
    this.length = length + 2;
    return false;
  }

  /** Notes the rows whose fingerprints these are. */
  add(prints: Int32Array): void {
    const { length } = this;
    const room = this.most * 2 - length;
    if (prints.length > room) this.overflowed = true;
    const more = prints.subarray(0, room);
    while (length + more.length > this.list.length) this.grow();
    this.list.set(more, length);
    this.length = length + more.length;
  }

  prints(): Int32Array {
    return this.list.subarray(0, this.length);
  }

  private grow(): void {
    const list = new Int32Array(Math.min(this.list.length * 2, this.most * 2));
    list.set(this.list);
    this.list = list;
  }
}

/**
 * How many of the rows with these fingerprints repeat another one: counted part by part, each of which fits into the
 * cache, as one table of all rows would not.
 */
export function countRepeats(lists: Int32Array[]): number {
  const ends = new Int32Array(parts);
  for (const prints of lists) for (let at = 0; at < prints.length; at += 2) ends[prints[at]! >>> 24]! += 2;
  for (let part = 1; part < parts; part++) ends[part]! += ends[part - 1]!;
  const startOf = (part: number) => (part === 0 ? 0 : ends[part - 1]!);
  const sorted = new Int32Array(ends[parts - 1]!);
  const next = Int32Array.from(ends, (_, part) => startOf(part));
  for (const prints of lists)
    for (let at = 0; at < prints.length; at += 2) {
      const part = prints[at]! >>> 24;
      const to = next[part]!;
      sorted[to] = prints[at]!;
      sorted[to + 1] = prints[at + 1]!;
      next[part] = to + 2;
    }
  const longest = ends.reduce((most, end, part) => Math.max(most, end - startOf(part)), 0);
  const table = new Int32Array(2 ** Math.ceil(Math.log2(longest + 8)) * 2);
  return ends.reduce((repeats, end, part) => repeats + repeatsIn(sorted.subarray(startOf(part), end), table), 0);
}

/** How many of a part's fingerprints repeat another; `table` is for as many twice over. */
function repeatsIn(prints: Int32Array, table: Int32Array): number {
  const last = table.length - 1;
  table.fill(0);
  let repeats = 0;
  for (let at = 0; at < prints.length; at += 2) {
    const a = prints[at]!;
    const b = prints[at + 1]!;
    let slot = (a << 1) & last;
    while (table[slot + 1] !== 0 && (table[slot] !== a || table[slot + 1] !== b)) slot = (slot + 2) & last;
    if (table[slot + 1] === 0) {
      table[slot] = a;
      table[slot + 1] = b;
    } else repeats++;
  }
  return repeats;
}

/** Tells of each row at once whether it repeats another, for leaving it out. */
export class SeenRows implements Duplicates {
  overflowed = false;
  repeats = 0;
  private readonly table = new PrintTable();

  constructor(private readonly seed: HashSeed) {}

  meet(view: DataView, start: number, end: number): boolean {
    fingerprint(view, start, end, this.seed);
    this.overflowed ||= this.table.stored === mostFingerprints;
    const met = this.table.add(print.a, print.b, !this.overflowed);
    if (met) this.repeats++;
    return met;
  }

  prints(): Int32Array {
    return new Int32Array(0);
  }
}

/** An open-addressed set of fingerprints. */
class PrintTable {
  stored = 0;
  private table = new Int32Array(4_096);
  private mask = 2_047;

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

  private grow(): void {
    const old = this.table;
    this.table = new Int32Array(old.length * 2);
    this.mask = this.mask * 2 + 1;
    this.stored = 0;
    for (let at = 0; at < old.length; at += 2) if (old[at + 1] !== 0) this.add(old[at]!, old[at + 1]!);
  }
}
