import type { Findings } from '../pass/findings';
import type { ReadStretch, StretchJob } from './read-stretches';

/** Another thread that can read stretches of the same file. */
export interface Assistant {
  /** Bytes of the longest stretch that either thread should read in one go. */
  readonly longestStretch: number;
  /** Size of the file as far as it is known. */
  readonly expectedBytes: number;
  /** Sets it to work, with `readStretches`. */
  begin(job: StretchJob): void;
  /** Hands over what it has read and not handed over yet. */
  takeRead(take: (stretch: ReadStretch) => void): void;
  /**
   * Waits for its last stretch.
   * @throws what it has thrown
   */
  finish(take: (stretch: ReadStretch) => void): Findings;
  /** Waits until it has stopped, whatever it has read. */
  abandon(): void;
}
