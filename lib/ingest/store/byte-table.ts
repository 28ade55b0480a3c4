import { AppError } from '../../errors';
import { equalBytes, type HashSeed, hashBytes } from './hash-bytes';

/** Far beyond what chance brings at half load; reached only by texts made to collide. */
const longestProbe = 2_000;
const slack = 8;

/**
 * Tables start small and grow: arrays replaced early are no constants to the compiler, which would otherwise throw its
 * work away at the first growth.
 *
 * Distinct byte strings, numbered from 0 in order of insertion: an open-addressed table of numbers + 1 beside one pool of bytes. It
 * holds nothing else, as each line of the cache that a lookup misses costs more than the rest of it.
 */
export class ByteTable {
  count = 0;
  used = 0;
  pool: Uint8Array;
  view: DataView;
  /** Per string: offset in the pool, length, a number that the owner gives it, and its hash; together, for one cache line. */
  entries = new Int32Array(64 * 4);
  private table = new Int32Array(128);
  private mask = 127;
  private lastHash = 0;
  private last = -1;

  constructor(readonly seed: HashSeed) {
    this.pool = new Uint8Array(1024 + slack);
    this.view = new DataView(this.pool.buffer);
  }

  /** Number of the string, -1 when it is not there; `hash` is `hashBytes` of it. */
  find(view: DataView, start: number, length: number, hash: number): number {
    const { last, entries, table, mask } = this;
    if (last >= 0 && hash === this.lastHash && entries[last * 4 + 1] === length)
      if (equalBytes(view, start, this.view, entries[last * 4]!, length)) return last;
    let slot = hash & mask;
    for (let probes = 0; ; probes++) {
      const entry = table[slot]! - 1;
      if (entry < 0) return -1;
      if (
        entries[entry * 4 + 3] === hash &&
        entries[entry * 4 + 1] === length &&
        equalBytes(view, start, this.view, entries[entry * 4]!, length)
      ) {
        this.last = entry;
        this.lastHash = hash;
        return entry;
      }
      slot = (slot + 1) & mask;
      if (probes > longestProbe) refuseCollisions();
    }
  }

  /** Adds a string that is not there; returns its number. */
  add(view: DataView, start: number, length: number, hash: number): number {
    const entry = this.count++;
    if (entry * 4 === this.entries.length) this.entries = doubled(this.entries);
    if (this.used + length + slack > this.pool.length) this.growPool(length);
    const { pool, used } = this;
    for (let at = 0; at < length; at += 4) this.view.setInt32(used + at, view.getInt32(start + at, true), true);
    pool.fill(0, used + length, used + length + 4);
    this.entries[entry * 4] = used;
    this.entries[entry * 4 + 1] = length;
    this.entries[entry * 4 + 3] = hash;
    this.used = used + length;
    if (this.count * 2 > this.mask) this.growTable();
    this.place(hash, entry);
    return entry;
  }

  /** Bytes of a string. */
  bytes(entry: number): Uint8Array {
    const offset = this.entries[entry * 4]!;
    return this.pool.subarray(offset, offset + this.entries[entry * 4 + 1]!);
  }

  /** Number of the string, added when it is not there. */
  intern(view: DataView, start: number, length: number): number {
    const hash = hashBytes(view, start, length, this.seed);
    const found = this.find(view, start, length, hash);
    return found >= 0 ? found : this.add(view, start, length, hash);
  }

  clear(): void {
    this.count = 0;
    this.used = 0;
    this.last = -1;
    this.table.fill(0);
  }

  private place(hash: number, entry: number): void {
    const { table, mask } = this;
    let slot = hash & mask;
    for (let probes = 0; table[slot] !== 0; probes++) {
      slot = (slot + 1) & mask;
      if (probes > longestProbe) refuseCollisions();
    }
    table[slot] = entry + 1;
  }

  private growTable(): void {
    this.table = new Int32Array(this.table.length * 2);
    this.mask = this.table.length - 1;
    for (let entry = 0; entry < this.count - 1; entry++) this.place(this.entries[entry * 4 + 3]!, entry);
  }

  private growPool(length: number): void {
    const pool = new Uint8Array(Math.max(this.pool.length * 2, this.used + length + slack));
    pool.set(this.pool.subarray(0, this.used));
    this.pool = pool;
    this.view = new DataView(pool.buffer);
  }
}

/** The same numbers in an array twice as long. */
export function doubled(old: Int32Array): Int32Array<ArrayBuffer> {
  const next = new Int32Array(old.length * 2);
  next.set(old);
  return next;
}

function refuseCollisions(): never {
  throw new AppError('unreadable_file', 'The texts of this file are made to slow reading down; export it again.', {
    reason: 'NOT_CSV',
  });
}
