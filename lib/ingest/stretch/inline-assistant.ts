import type { Findings } from '../pass/findings';
import { type ByteSource, withoutPadding } from '../source';
import type { Assistant } from './assistant';
import { noMore, type ReadStretch, readStretches, type StretchJob } from './read-stretches';

/**
 * An assistant in the same thread, for practice: it reads the first stretches before the other one starts, and gets and gives
 * what would have come from another thread.
 */
export class InlineAssistant implements Assistant {
  /** Stretches read in all attempts. */
  stretches = 0;
  private read: ReadStretch[] = [];
  private end: { findings: Findings } | { error: unknown } | null = null;

  /** @param share how many stretches it reads */
  constructor(
    private readonly source: ByteSource,
    readonly longestStretch: number,
    private readonly share: number,
  ) {}

  begin(job: StretchJob): void {
    const { next } = job;
    this.read = [];
    let left = this.share;
    let resume = 0;
    const onRead = (stretch: ReadStretch) => {
      this.read.push(structuredClone(stretch));
      this.stretches++;
      if (--left > 0) return;
      resume = Atomics.load(next, 0);
      Atomics.store(next, 0, noMore);
    };
    try {
      const findings = readStretches(withoutPadding(this.source), structuredClone(job), onRead, () => undefined);
      this.end = { findings: structuredClone(findings) };
      if (left <= 0) Atomics.store(next, 0, resume);
    } catch (error) {
      this.end = { error };
    }
  }

  takeRead(take: (stretch: ReadStretch) => void): void {
    this.read.splice(0).forEach(take);
  }

  finish(take: (stretch: ReadStretch) => void): Findings {
    this.takeRead(take);
    if (this.end !== null && 'findings' in this.end) return this.end.findings;
    throw this.end?.error;
  }

  get expectedBytes(): number {
    return this.source.size;
  }

  abandon(): void {
    this.read = [];
  }
}
