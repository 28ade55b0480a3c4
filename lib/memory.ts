/** What arrays are taken from one by one: they hold what was left there. */
export abstract class ArraySource {
  uint8(length: number): Uint8Array {
    return new Uint8Array(...this.take(length, Uint8Array.BYTES_PER_ELEMENT));
  }

  int32(length: number): Int32Array {
    return new Int32Array(...this.take(length, Int32Array.BYTES_PER_ELEMENT));
  }

  uint32(length: number): Uint32Array {
    return new Uint32Array(...this.take(length, Uint32Array.BYTES_PER_ELEMENT));
  }

  bigInt64(length: number): BigInt64Array {
    return new BigInt64Array(...this.take(length, BigInt64Array.BYTES_PER_ELEMENT));
  }

  float64(length: number): Float64Array {
    return new Float64Array(...this.take(length, Float64Array.BYTES_PER_ELEMENT));
  }

  /** Room for so many elements of so many bytes. */
  protected abstract take(length: number, size: number): [buffer: ArrayBufferLike, start: number, length: number];
}

/**
 * Memory that threads share, taken array by array and given back as a whole: memory that is new to the process is slower than most of what is
 * done in it. Those without room are of their own, and one thread's.
 */
export class Memory extends ArraySource {
  private readonly buffer: SharedArrayBuffer;
  private taken = 0;

  constructor(bytes: number) {
    super();
    this.buffer = new SharedArrayBuffer(bytes);
  }

  /** Ends the use of all arrays. */
  giveBack(): void {
    this.taken = 0;
  }

  protected take(length: number, size: number): [buffer: ArrayBufferLike, start: number, length: number] {
    const bytes = 8 * Math.ceil((length * size) / 8);
    if (this.taken + bytes > this.buffer.byteLength) return [new ArrayBuffer(bytes), 0, length];
    this.taken += bytes;
    return [this.buffer, this.taken - bytes, length];
  }
}

/** Whether other threads can look at an array. */
export function isShared({ buffer }: ArrayBufferView): boolean {
  return buffer instanceof SharedArrayBuffer;
}
