import { AppError } from '../../errors';

/** Up to here any ratio is a small file that repeats itself; no text packs better than `mostRatio` beyond it. */
const anyRatioBytes = 64 << 20;
const mostRatio = 1_000;

/** Counts what comes out of a packed file, so that a small upload cannot fill the disk. */
export class Expansion {
  bytes = 0;

  constructor(private readonly limitBytes: number) {}

  /**
   * @param more bytes that come out now, of `packed` bytes that have gone in so far
   * @throws AppError "file_too_large" with reason TOO_LARGE
   */
  add(more: number, packed: number): void {
    this.bytes += more;
    if (this.bytes > this.limitBytes || (this.bytes > anyRatioBytes && this.bytes > packed * mostRatio))
      throw tooLarge(
        `Unpacked, this file is over the limit of ${Math.floor(this.limitBytes / 1_048_576)} MB or is mostly filling.`,
      );
  }
}

/** The refusal of a packed file that is too large to read. */
export function tooLarge(sentence: string): AppError {
  return new AppError('file_too_large', `${sentence} Nothing was stored; export a shorter period, or plain CSV.`, {
    reason: 'TOO_LARGE',
  });
}
