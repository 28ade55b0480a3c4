import { KeptAnswers } from '../kept-answers';

/**
 * Rows that answered questions, 200,000 in all: some ten filters of a page. A data version never changes, so that a key which names one
 * is never out of date.
 */
export function keptRows(): KeptAnswers<unknown[]> {
  return new KeptAnswers({ max: 5000, maxSize: 200_000, sizeOf: (rows) => 1 + rows.length });
}
