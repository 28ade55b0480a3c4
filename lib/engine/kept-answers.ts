import { LRUCache } from 'lru-cache';

/** Answers that are computed once. A data version never changes, so a key that names one is never out of date. */
export class KeptAnswers<Answer> {
  private readonly answers: LRUCache<string, Promise<Answer>>;

  /** @param most the size of all answers together */
  constructor(
    private readonly most: number,
    private readonly sizeOf: (answer: Answer) => number,
  ) {
    this.answers = new LRUCache({ max: 5000, maxSize: most, sizeCalculation: () => 1 });
  }

  /** The answer that is kept under a key, or what `ask` gives, which is kept unless it fails. */
  find(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const kept = this.answers.get(key);
    if (kept !== undefined) return kept;
    const asked = ask();
    this.answers.set(key, asked);
    asked.then(
      (answer) => this.answers.set(key, asked, { size: Math.min(this.most, this.sizeOf(answer)) }),
      () => this.answers.delete(key),
    );
    return asked;
  }
}

/** Rows that answer questions, half a million in all. */
export function keptRows(): KeptAnswers<unknown[]> {
  return new KeptAnswers(500_000, (rows) => 1 + rows.length);
}
