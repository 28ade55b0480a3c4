import { plainRows, windowBytes } from './plain-rows';
import type { Text } from './text-reader';

const chunkBytes = 512 << 10;
/** The first chunks are small, so that the loops are compiled from all their paths. */
const firstChunkBytes = 16 << 10;
/** Room for a row that the end of a chunk has cut. */
const carryBytes = 1 << 20;
const slack = 64;

/** The part of a text that is in memory: whole lines to read, and what of a cut row is carried over to the next part. */
export class TextWindow {
  readonly bytes = plainRows()?.text ?? new Uint8Array(windowBytes);
  readonly view = new DataView(this.bytes.buffer, this.bytes.byteOffset, windowBytes);
  /** End of the whole lines, and of all bytes. */
  end = 0;
  stop = 0;
  /** Whether the text ends here, so that its last line needs no line feed. */
  final = false;
  /** Bytes of a row that is not complete. */
  carried = 0;
  private size = firstChunkBytes;

  /** @param anyNewline a carriage return alone ends a line too */
  constructor(private readonly anyNewline: boolean) {}

  /** Forgets what was read of another text. */
  restart(): void {
    this.carried = 0;
    this.size = firstChunkBytes;
  }

  /**
   * Reads on in the text behind what is carried over.
   * @param last whether nothing follows the text
   * @param start where the first line begins
   */
  fill(text: Text, last: boolean, start: number): void {
    const { bytes, carried } = this;
    this.stop = text.fill(bytes, carried, carried + this.size);
    this.size = Math.min(this.size * 2, chunkBytes);
    this.final = text.ended && last;
    this.end = this.endOfLines(Math.min(start, this.stop));
    const after = Math.max(this.end, this.stop);
    bytes.fill(0, after, after + slack - 1);
  }

  /** Carries the bytes from `next` over; false when that is a row longer than the room for it. */
  carry(next: number): boolean {
    const { bytes, stop } = this;
    if (this.final || next >= stop) this.carried = 0;
    else if (stop - next > carryBytes) return false;
    else {
      bytes.copyWithin(0, next, stop);
      this.carried = stop - next;
    }
    return true;
  }

  /** Skips the line that begins at `next`, however long it is. */
  skipLine(text: Text, next: number, afterLine: (bytes: Uint8Array, start: number, end: number) => number): void {
    const { bytes } = this;
    let from = next;
    let end = this.stop;
    for (;;) {
      const after = afterLine(bytes, from, end);
      if (after >= 0) {
        bytes.copyWithin(0, after, end);
        this.carried = end - after;
        return;
      }
      from = 0;
      end = text.fill(bytes, 0, chunkBytes);
      this.carried = 0;
      if (end === 0) return;
    }
  }

  private endOfLines(start: number): number {
    const { bytes, stop } = this;
    if (this.final) {
      bytes[stop] = 10;
      return stop > start && bytes[stop - 1] !== 10 ? stop + 1 : stop;
    }
    let end = stop;
    while (end > start && bytes[end - 1] !== 10 && !(this.anyNewline && bytes[end - 1] === 13 && end < stop)) end--;
    return end === start ? stop : end;
  }
}
