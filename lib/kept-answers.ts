import { LRUCache } from 'lru-cache';

interface Kept<Answer> {
  answer: Promise<Answer>;
  stamp: number;
}

interface Limits<Answer> {
  /** How many answers at the most. */
  max: number;
  /** The size of all together. */
  maxSize?: number;
  /** Of an answer that is there; 1 when it is left out. */
  sizeOf?: (answer: Answer, key: string) => number;
  /** For how many milliseconds an answer counts. */
  ttl?: number;
  /** Told what is no longer kept. */
  forget?: (answer: Promise<Answer>) => void;
}

/** Answers that are worked out once: whoever asks meanwhile waits for the same one. The least used are forgotten first. */
export class KeptAnswers<Answer> {
  private readonly answers: LRUCache<string, Kept<Answer>>;

  constructor(private readonly limits: Limits<Answer>) {
    const { max, maxSize = max, ttl = 0, forget } = limits;
    this.answers = new LRUCache({
      max,
      maxSize,
      ttl,
      sizeCalculation: () => 1,
      noDisposeOnSet: true,
      ...(forget && { dispose: ({ answer }: Kept<Answer>) => forget(answer) }),
    });
  }

  /**
   * The answer that is kept under a key, or what `ask` gives, which is kept unless it fails.
   * @param stamp of all that the answer depends on beside its key: one with another stamp is out of date
   */
  find(key: string, ask: () => Promise<Answer>, stamp = 0): Promise<Answer> {
    const kept = this.answers.get(key);
    if (kept?.stamp === stamp) return kept.answer;
    const asked = { answer: ask(), stamp };
    this.answers.set(key, asked);
    asked.answer.then(
      (answer) => this.weigh(key, asked, answer),
      () => this.answers.peek(key) === asked && this.answers.delete(key),
    );
    return asked.answer;
  }

  /** Only a new value is weighed anew by the cache. */
  private weigh(key: string, asked: Kept<Answer>, answer: Answer): void {
    const { maxSize = this.limits.max, sizeOf } = this.limits;
    if (sizeOf === undefined || this.answers.peek(key) !== asked) return;
    this.answers.set(key, { ...asked }, { size: Math.min(maxSize, sizeOf(answer, key)) });
  }
}
