import type { ValueList } from './coded-column';
import { copyInto, type LineMemory } from './line-memory';

const fewestSlots = 1 << 12;

/** Numbers keys of eight bytes from 0 in the order in which they are first met; all of them lie in the kernel's memory. */
export class KeyCodes {
  count = 0;
  private known: BigInt64Array;
  /** A key's number + 1 at the place of its hash or after it; at most half of them are taken. */
  private slots: Uint32Array;

  constructor(private readonly memory: LineMemory) {
    this.known = memory.bigInt64(fewestSlots / 2);
    this.slots = memory.uint32(fewestSlots).fill(0);
  }

  /** The key of each number. */
  keys(): BigInt64Array {
    return this.known.subarray(0, this.count);
  }

  /** Writes the number of each key of a list; where 0 stands it gets none. */
  number({ values, size }: ValueList, numbers: Uint32Array): void {
    this.makeRoom(size);
    const { memory, known, count, slots } = this;
    const [from, into] = [values.byteOffset, numbers.byteOffset];
    const { byteOffset } = slots;
    this.count = memory.kernel.numberKeys(size, from, into, known.byteOffset, count, byteOffset, slots.length - 1);
  }

  /** The number of the key at an address. */
  numberOf(at: number): number {
    this.makeRoom(1);
    const { memory, known, count, slots } = this;
    const number = memory.kernel.numberKey(at, known.byteOffset, count, slots.byteOffset, slots.length - 1);
    if (number === count) this.count++;
    return number;
  }

  /** Room for more keys, which costs time when it is made little by little. */
  makeRoom(more: number): void {
    const most = this.count + more;
    if (most <= this.known.length) return;
    const { memory } = this;
    const room = 2 ** Math.ceil(Math.log2(most));
    this.known = copyInto(memory.bigInt64(room), this.keys());
    this.slots = memory.uint32(2 * room).fill(0);
    memory.kernel.fillSlots(this.count, this.known.byteOffset, this.slots.byteOffset, this.slots.length - 1);
  }
}
