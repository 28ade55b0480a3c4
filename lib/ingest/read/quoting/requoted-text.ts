import type { Text } from '../text-reader';
import { type Quoting, Requoter } from './requote';

const rawBytes = 256 << 10;
const LF = 10;

/** A text in the usual quoting; a line longer than any should be is left as it is. */
export class RequotedText implements Text {
  private readonly raw = new Uint8Array(rawBytes);
  /** Bytes that are read and not translated yet. */
  private start = 0;
  private stop = 0;
  /** What is translated and not handed out yet. */
  private waiting: ArrayLike<number> = [];
  private given = 0;
  private readonly requoter: Requoter;

  constructor(
    private readonly text: Text,
    quoting: Quoting,
  ) {
    this.requoter = new Requoter(quoting);
  }

  get bytesRead(): number {
    return this.text.bytesRead - (this.stop - this.start);
  }

  get broken(): boolean {
    return this.text.broken;
  }

  get ended(): boolean {
    return this.text.ended && this.start === this.stop && this.given === this.waiting.length;
  }

  fill(target: Uint8Array, at: number, end: number): number {
    let to = at;
    while (to < end && !this.ended) {
      if (this.given === this.waiting.length) this.translateLine();
      for (; to < end && this.given < this.waiting.length; this.given++) target[to++] = this.waiting[this.given]!;
    }
    return to;
  }

  private translateLine(): void {
    const { raw } = this;
    let feed = raw.subarray(0, this.stop).indexOf(LF, this.start);
    if (feed < 0 && !this.text.ended) {
      raw.copyWithin(0, this.start, this.stop);
      this.stop = this.text.fill(raw, this.stop - this.start, raw.length);
      this.start = 0;
      feed = raw.subarray(0, this.stop).indexOf(LF);
    }
    const next = feed < 0 ? this.stop : feed + 1;
    const isWhole = feed >= 0 || this.text.ended;
    this.waiting = isWhole ? this.requoter.line(raw, this.start, next) : raw.slice(this.start, next);
    this.given = 0;
    this.start = next;
  }
}
