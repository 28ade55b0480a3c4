import { LRUCache } from 'lru-cache';

/** Rows of kept answers, over all questions. */
const keptRows = 500_000;

/** Answers that are computed once. A data version never changes, so a key that names one is never out of date. */
export class KeptAnswers {
  private readonly answers = new LRUCache<string, Promise<unknown[]>>({
    max: 5000,
    maxSize: keptRows,
    sizeCalculation: () => 1,
  });

  /** The answer that is kept under a key, or what `ask` gives, which is kept unless it fails. */
  find(key: string, ask: () => Promise<unknown[]>): Promise<unknown[]> {
    const kept = this.answers.get(key);
    if (kept !== undefined) return kept;
    const asked = ask();
    this.answers.set(key, asked);
    asked.then(
      (rows) => this.answers.set(key, asked, { size: Math.min(keptRows, 1 + rows.length) }),
      () => this.answers.delete(key),
    );
    return asked;
  }
}
