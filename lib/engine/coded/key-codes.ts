import type { ValueList } from './coded-column';

/** Slots that are kept when the keys are forgotten, at most: new memory is slow at first. */
const mostKept = 1 << 20;

/** Numbers 64-bit keys from 0 in the order in which they are first seen. */
export class KeyCodes {
  /** Low and high half of each key. */
  private keys = new Int32Array(1 << 12);
  /** A key's code + 1 at the place of its hash or after it; at most half of them are taken. */
  private slots = new Int32Array(1 << 12);
  count = 0;

  /** Forgets all keys. */
  clear(): void {
    if (this.slots.length > mostKept) {
      this.keys = new Int32Array(1 << 12);
      this.slots = new Int32Array(1 << 12);
    }
    this.slots.fill(0);
    this.count = 0;
  }

  /** The codes of some keys, of which many are like the one before. */
  codesOf(keys: BigInt64Array): Uint32Array {
    return this.codesOfHalves(new Int32Array(keys.buffer, keys.byteOffset, keys.length * 2));
  }

  /** The same by the low and the high half of each key. */
  codesOfHalves(halves: Int32Array): Uint32Array {
    const codes = new Uint32Array(halves.length / 2);
    for (let at = 0; at < codes.length; at++) {
      const low = halves[at * 2]!;
      const high = halves[at * 2 + 1]!;
      const isSame = at > 0 && low === halves[at * 2 - 2] && high === halves[at * 2 - 1];
      codes[at] = isSame ? codes[at - 1]! : this.codeOf(low, high);
    }
    return codes;
  }

  /** The keys in the order of their codes. */
  toKeys(): BigInt64Array {
    return new BigInt64Array(this.keys.buffer.slice(0, this.count * 8));
  }

  /** Low and high half of each key, in the order of their codes. */
  halves(): Int32Array {
    return this.keys.subarray(0, this.count * 2);
  }

  /** The code of the key with these halves. */
  codeOf(low: number, high: number): number {
    let slot = this.slotOf(low, high);
    if (this.slots[slot] !== 0) return this.slots[slot]! - 1;
    if (this.count * 2 >= this.slots.length) {
      this.grow();
      slot = this.slotOf(low, high);
    }
    this.keys[this.count * 2] = low;
    this.keys[this.count * 2 + 1] = high;
    this.slots[slot] = this.count + 1;
    return this.count++;
  }

  private slotOf(low: number, high: number): number {
    const { keys, slots } = this;
    const mask = slots.length - 1;
    let slot = Math.imul(low ^ (high >>> 7), 0x9e3779b1);
    slot = (slot ^ (slot >>> 15)) & mask;
    for (;;) {
      const code = slots[slot]!;
      if (code === 0 || (keys[code * 2 - 2] === low && keys[code * 2 - 1] === high)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    const keys = new Int32Array(this.slots.length * 4);
    keys.set(this.keys.subarray(0, this.count * 2));
    this.keys = keys;
    this.slots = new Int32Array(this.slots.length * 4);
    for (let code = 0; code < this.count; code++)
      this.slots[this.slotOf(keys[code * 2]!, keys[code * 2 + 1]!)] = code + 1;
  }
}

/** Room for what the keys of a column are numbered, -1 until they are. */
export function newCodes({ size }: ValueList): Int32Array {
  return new Int32Array(size).fill(-1);
}

/** The number of a key of a column. */
export function codeOf(keys: KeyCodes, { values }: ValueList, code: number): number {
  return keys.codeOf(values.getInt32(code * 8, true), values.getInt32(code * 8 + 4, true));
}
