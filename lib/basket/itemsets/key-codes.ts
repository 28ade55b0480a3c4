/** Numbers 64-bit keys from 0 in the order in which they are first seen. */
export class KeyCodes {
  private keys = new Int32Array(2 << 10);
  private slots = new Int32Array(2 << 10);
  private lastLow = 0;
  private lastHigh = 0;
  private last = -1;
  count = 0;

  /** The code of a key that comes as its low and high half. */
  codeOf(low: number, high: number): number {
    if (low === this.lastLow && high === this.lastHigh && this.last >= 0) return this.last;
    let slot = this.slotOf(low, high);
    if (this.slots[slot] === 0) {
      if (this.count * 2 >= this.slots.length) {
        this.grow();
        slot = this.slotOf(low, high);
      }
      this.keys[this.count * 2] = low;
      this.keys[this.count * 2 + 1] = high;
      this.slots[slot] = ++this.count;
    }
    this.lastLow = low;
    this.lastHigh = high;
    this.last = this.slots[slot]! - 1;
    return this.last;
  }

  /** The keys in the order of their codes. */
  toKeys(): BigInt64Array {
    return new BigInt64Array(this.keys.buffer.slice(0, this.count * 8));
  }

  private slotOf(low: number, high: number): number {
    const mask = this.slots.length - 1;
    let slot = Math.imul(low ^ (high >>> 7), 0x9e3779b1);
    slot = (slot ^ (slot >>> 15)) & mask;
    for (;;) {
      const code = this.slots[slot]!;
      if (code === 0 || (this.keys[code * 2 - 2] === low && this.keys[code * 2 - 1] === high)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private grow(): void {
    const keys = new Int32Array(this.slots.length * 2);
    keys.set(this.keys.subarray(0, this.count * 2));
    this.keys = keys;
    this.slots = new Int32Array(this.slots.length * 2);
    for (let code = 0; code < this.count; code++)
      this.slots[this.slotOf(keys[code * 2]!, keys[code * 2 + 1]!)] = code + 1;
  }
}
